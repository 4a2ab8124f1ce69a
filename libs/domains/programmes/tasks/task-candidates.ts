import type { BulkCandidate } from '@app/bulk';
import type { ChosenTask } from './task-bulk.repository';
import type { TaskSubject } from './tasks.view';

/** A task as a row of a preview. */
export const taskCandidate = ({ id, version, title, ...facts }: ChosenTask): BulkCandidate => ({
  resource_id: id,
  version,
  input: null,
  label: title,
  facts,
});

/** The facts of such a row. */
export const factsOf = ({ facts }: BulkCandidate): TaskSubject => facts as TaskSubject;
