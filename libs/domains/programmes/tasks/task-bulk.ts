/** Stored names of the actions on many tasks. */
export enum TaskBulkAction {
  Assign = 'assign',
  Remind = 'remind',
  SetDue = 'set_due',
  Cancel = 'cancel',
}

/** The most days by which due times can be shifted, in either direction. */
export const MOST_DAYS = 366;
