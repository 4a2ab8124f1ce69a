import { type Sql, sql } from '@app/database';
import { attachmentsOf } from '@library/attachments';
import { personOf } from '@organisation/users';
import type { MemoRowDto } from './memos.dto';

/** A memo as a list returns it. */
export type MemoView = MemoRowDto;

/** Builds the JSON of a memo, given its table alias. */
export const memoView = (
  m: Sql,
): Sql => sql`json_build_object('id', ${m}.id, 'version', ${m}.version, 'body', ${m}.body, 'visibility', ${m}.visibility,
  'user', ${personOf(sql`${m}.user_id`)}, 'task_id', ${m}.task_id,
  'pinned', ${m}.pinned, 'author', ${personOf(sql`${m}.author_id`)},
  'attachments', ${attachmentsOf('memo', sql`${m}.id`)}, 'created_at', ${m}.created_at, 'updated_at', ${m}.updated_at)`;
