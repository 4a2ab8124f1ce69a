import { sql } from '@app/database';
import { person } from '@organisation/users';
import type { LeaveRowDto } from './leave.dto';

/** A leave as the API returns it. */
export type LeaveView = LeaveRowDto;

/** A leave as JSON. */
export const leaveView = sql`json_build_object('id', l.id, 'version', l.version, 'user', ${person(sql`u`)}, 'start_on', l.start_on,
  'end_on', l.end_on, 'kind', l.kind, 'note', l.note,
  'substitute', (SELECT ${person(sql`s`)} FROM users s WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at)`;
