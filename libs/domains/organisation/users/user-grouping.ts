/** Fields that people are counted by. */
export enum UserGrouping {
  Role = 'role',
  Status = 'status',
  Department = 'department_id',
}
