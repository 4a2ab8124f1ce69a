import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { attachmentsOf } from '@library/attachments';
import { person } from '@organisation/users';
import type { MeetingRowDto } from './meetings.dto';

/** A meeting in responses. */
export type MeetingView = MeetingRowDto;

/** `MeetingsPolicy.read_notes` as SQL, for a meeting that the viewer can read. */
function showsNotesTo({ id, role }: Actor): Sql {
  if (role === Role.Mentee) return sql`false`;
  return role === Role.Admin ? sql`true` : sql`g.mentor_id = ${id}`;
}

/** A meeting as JSON. Private notes are NULL unless the viewer may read them. */
export const meetingView = (
  viewer: Actor,
): Sql => sql`json_build_object('id', g.id, 'version', g.version, 'mentorship_id', g.mentorship_id, 'title', g.title,
  'starts_at', g.starts_at, 'minutes', g.minutes, 'place', g.place, 'notes', g.notes,
  'mentor_notes', CASE WHEN ${showsNotesTo(viewer)} THEN g.mentor_notes END, 'mentor_id', g.mentor_id,
  'mentor_name', mr.name, 'mentor', ${person(sql`mr`)}, 'author_id', g.author_id, 'author_name', a.name, 'author', ${person(sql`a`)},
  'attachments', ${attachmentsOf('meeting', sql`g.id`)}, 'created_at', g.created_at, 'updated_at', g.updated_at)`;
