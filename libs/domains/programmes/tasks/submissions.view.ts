import { type JsonResource, sql } from '@app/database';
import { attachmentsOf } from '@library/attachments';
import { person } from '@organisation/users';
import type { Submission } from './submission.entity';
import type { SubmissionRowDto } from './submissions.dto';
import { type TaskSubject, taskFacts } from './tasks.view';

/** A submission as the API returns it. */
export type SubmissionView = SubmissionRowDto;

/** A submission as JSON, with the facts of its task that decide its permissions. */
export type SubmissionResource = JsonResource<SubmissionView> & TaskSubject & Pick<Submission, 'is_open'>;

const shown = sql`'id', s.id, 'version', s.version, 'task_id', s.task_id, 'number', s.number,
  'text', s.text, 'link', s.link, 'author_id', s.author_id, 'author_name', a.name, 'author', ${person(sql`a`)},
  'verdict', s.verdict, 'note', s.note, 'reviewer_id', s.reviewer_id, 'reviewer_name', r.name,
  'reviewer', CASE WHEN r.id IS NOT NULL THEN ${person(sql`r`)} END,
  'reviewed_at', s.reviewed_at, 'attachments', ${attachmentsOf('submission', sql`s.id`)}, 'created_at', s.created_at,
  'document', CASE WHEN s.document_id IS NOT NULL THEN json_build_object('id', s.document_id, 'title', s.document_title) END`;

/** Builds the JSON of a submission in a list, without the text of its document. */
export const submissionRowView = sql`json_build_object(${shown})`;

export const submissionColumns = sql`s.id, s.version, json_build_object(${shown}, 'document_body', s.document_body)::text AS json, s.is_open, ${taskFacts(sql`t`)}`;
