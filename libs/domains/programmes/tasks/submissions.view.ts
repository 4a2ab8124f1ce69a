import { type JsonResource, sql } from '@app/database';
import { person } from '@organisation/users';
import type { Submission } from './submission.entity';
import type { SubmissionRowDto } from './submissions.dto';
import { type TaskSubject, taskFacts } from './tasks.view';

/** An attempt as it is answered. */
export type SubmissionView = SubmissionRowDto;

/** An attempt as JSON beside the facts of its task, by which its permissions are decided. */
export type SubmissionResource = JsonResource<SubmissionView> & TaskSubject & Pick<Submission, 'is_open'>;

/** An attempt as JSON. */
export const submissionView = sql`json_build_object('id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
  'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', ${person(sql`a`)},
  'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name', r.name,
  'reviewer', CASE WHEN r.id IS NOT NULL THEN ${person(sql`r`)} END,
  'reviewed_at', s.reviewed_at, 'created_at', s.created_at)`;

export const submissionColumns = sql`s.id, s.version, ${submissionView}::text AS json, s.is_open, ${taskFacts(sql`t`)}`;
