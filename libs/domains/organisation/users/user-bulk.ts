/** Stored names of the actions on many people. */
export enum UserBulkAction {
  SetDepartment = 'set_department',
  ChangeTags = 'change_tags',
  Suspend = 'suspend',
  Activate = 'activate',
}

/** The most tags of a person. */
export const MOST_TAGS = 30;
