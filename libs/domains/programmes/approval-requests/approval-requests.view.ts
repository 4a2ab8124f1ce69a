import { sql } from '@app/database';
import { person } from '@organisation/users';
import type { RequestFieldsDto } from './approval-requests.dto';

/** An approval request in responses. */
export type ApprovalRequestView = RequestFieldsDto;

/** An approval request as JSON. */
export const approvalRequestView = sql`json_build_object('id', r.id, 'version', r.version, 'resource', r.resource, 'action', r.action, 'resource_id', r.resource_id, 'payload', r.payload,
  'status', r.status, 'asker_id', r.asker_id, 'asker_name', a.name, 'asker', ${person(sql`a`)},
  'closed_by_id', r.closed_by_id, 'closed_by_name', c.name, 'closed_by', CASE WHEN c.id IS NOT NULL THEN ${person(sql`c`)} END, 'closed_at', r.closed_at, 'note', r.note, 'created_at', r.created_at,
  'updated_at', r.updated_at)`;
