/** Fields that mentorships are counted by. */
export enum MentorshipGrouping {
  Status = 'status',
  Mentor = 'mentor_id',
  Department = 'department_id',
  Curriculum = 'curriculum_id',
}
