/** Fields that the columns of a board stand for. */
export enum BoardGrouping {
  Status = 'status',
  Week = 'week',
}

/** Fields that tasks are counted by. */
export enum TaskGrouping {
  Status = 'status',
  Priority = 'priority',
  Type = 'type',
  Week = 'week',
  Assignee = 'assignee_id',
  Reviewer = 'reviewer_id',
  Mentorship = 'mentorship_id',
  Department = 'department_id',
}
