import { type JsonResource, sql } from '@app/database';
import { person } from '@organisation/users';
import type { ChecklistItemRowDto } from './checklist.dto';
import type { TaskSubject } from './tasks.view';

/** A checklist item as the API returns it. */
export type ChecklistItemView = ChecklistItemRowDto;

/** An item as JSON, with the facts of its task that decide its permissions. */
export type ChecklistItemResource = JsonResource<ChecklistItemView> & TaskSubject;

/** Builds the JSON of an item. */
export const checklistItemView = sql`json_build_object('id', i.id, 'version', i.version, 'task_id', i.task_id, 'title', i.title,
  'position', i.position, 'is_done', i.is_done, 'done_by_id', i.done_by_id, 'done_by_name', u.name,
  'done_by', CASE WHEN u.id IS NOT NULL THEN ${person(sql`u`)} END, 'done_at', i.done_at,
  'created_at', i.created_at, 'updated_at', i.updated_at)`;
