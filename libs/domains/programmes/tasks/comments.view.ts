import { sql } from '@app/database';
import { attachmentsOf } from '@library/attachments';
import { person } from '@organisation/users';
import type { CommentFieldsDto } from './comments.dto';

/** A comment as the API returns it. */
export type CommentView = CommentFieldsDto;

const commentColumns = sql`c.id, c.version, c.task_id, c.author_id, a.name AS author_name, ${person(sql`a`)} AS author, c.body,
  ${attachmentsOf('comment', sql`c.id`)} AS attachments, c.created_at, c.updated_at`;

/** Builds the JSON of a comment. */
export const commentView = sql`(SELECT row_to_json(view) FROM (SELECT ${commentColumns}) view)`;
