import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import type { LeaveRowDto } from './leave.dto';
import { reasonSeenBy } from './leave.scope';

/** A leave as the API returns it. */
export type LeaveView = LeaveRowDto;

/** A leave as JSON. Kind and note are NULL unless the viewer may see them. */
export const leaveView = (viewer: Actor): Sql => sql`json_build_object('id', l.id, 'version', l.version, 'user', ${person(sql`u`)},
  'start_on', l.start_on, 'end_on', l.end_on, 'kind', ${reasonSeenBy(viewer, sql`l.kind`)}, 'note', ${reasonSeenBy(viewer, sql`l.note`)},
  'substitute', (SELECT ${person(sql`s`)} FROM users s WHERE s.id = l.substitute_id), 'created_at', l.created_at, 'updated_at', l.updated_at)`;
