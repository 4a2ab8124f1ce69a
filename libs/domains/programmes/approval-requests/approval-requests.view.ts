import { type JsonResource, sql } from '@app/database';
import { person } from '@organisation/users';
import type { RequestFieldsDto } from './approval-requests.dto';
import type { ApprovalRequestSubject } from './approval-requests.policy';
import type { RequestedNames } from './requested-titles';

/** An approval request in responses. */
export type ApprovalRequestView = RequestFieldsDto;

/** An approval request as JSON without its title, with the facts of its permissions and the names that its title needs. */
export type ApprovalRequestResource = JsonResource<ApprovalRequestView> & ApprovalRequestSubject & ApprovalRequestNames;

export interface ApprovalRequestNames {
  /** Requested permission. */
  readonly asked: string;
  readonly names: RequestedNames;
}

const isItem = sql`r.resource = 'plan'`;
/** Null without an id. */
const link = sql`CASE WHEN ${isItem} THEN '/api/v1/mentorships/' || r.resource_id || '/plan' || coalesce('/items/' || (r.payload ->> 'item_id'), '')
  ELSE '/api/v1/' || r.resource || 's/' || r.resource_id END`;

/** An approval request as JSON. */
export const approvalRequestView = sql`json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action, 'resource_id', r.resource_id, 'link', ${link},
  'payload', r.payload, 'asked_version', r.asked_version, 'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', ${person(sql`a`)},
  'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by', CASE WHEN c.id IS NOT NULL THEN ${person(sql`c`)} END, 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at,
  'updated_at', r.updated_at)`;

const mentorship = sql`(
  SELECT json_build_object('title', m.title, 'mentor', mentor.name, 'mentee', mentee.name)
  FROM mentorships m JOIN users mentor ON mentor.id = m.mentor_id JOIN users mentee ON mentee.id = m.mentee_id
  WHERE m.id = r.resource_id AND m.company_id = r.company_id AND r.resource IN ('mentorship', 'plan'))`;
const item = sql`(SELECT t.title FROM tasks t WHERE ${isItem} AND t.id = (r.payload ->> 'item_id')::int AND t.mentorship_id = r.resource_id)`;
const named = sql`(SELECT n.name FROM users n WHERE n.id = (r.payload ->> 'mentor_id')::int AND n.company_id = r.company_id)`;

/** Columns of `ApprovalRequestNames`. */
export const approvalRequestNames = sql`r.resource || ':' || r.action AS asked, json_build_object('asker', a.name, 'mentorship', ${mentorship},
  'item', ${item}, 'named', ${named}, 'end_on', r.payload ->> 'end_on') AS names`;
