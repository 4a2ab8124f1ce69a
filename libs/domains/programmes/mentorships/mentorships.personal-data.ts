import { type Sql, sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';
import { MentorshipStatus } from './mentorship-status';
import { isReadByPair } from './mentorships.scope';

const isNoDraft = sql`m.status <> ${MentorshipStatus.Draft}`;

/** The author may always read the texts of a mentorship or meeting; its two people may as long as they can read it in the API. */
const isReadBy = (user_id: number, written: Sql): Sql => sql`${written}.author_id = ${user_id} OR ${isReadByPair(sql`m`)}`;

declarePersonalData('mentorships', {
  mentor_periods: {
    none: ['company_id'],
    leaving: 'Kept.',
  },
  mentorship_curricula: {
    none: ['company_id'],
    leaving: 'Kept.',
  },
  mentorship_events: {
    said: ['reason'],
    none: ['company_id', 'kind', 'facts'],
    leaving: 'A reason becomes a tombstone when the words of its author expire.',
    exported: (user_id) => sql`
      SELECT e.id, e.created_at, e.mentorship_id, e.kind, e.reason FROM mentorship_events e WHERE e.actor_id = ${user_id}`,
  },
  mentorship_meetings: {
    said: ['title', 'place', 'notes', 'mentor_notes'],
    none: ['company_id'],
    leaving:
      'Title, place and notes become tombstones when the words of the mentor, the mentee or the author of the meeting expire, because the notes do not record who wrote which line.',
    exported: (user_id) => sql`
      SELECT g.id, g.created_at, g.mentorship_id, g.starts_at, g.minutes,
        CASE WHEN ${isReadBy(user_id, sql`g`)} THEN g.title END AS title,
        CASE WHEN ${isReadBy(user_id, sql`g`)} THEN g.place END AS place,
        CASE WHEN ${isReadBy(user_id, sql`g`)} THEN g.notes END AS notes,
        CASE WHEN g.mentor_id = ${user_id} THEN g.mentor_notes END AS mentor_notes
      FROM mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id
      WHERE ${user_id} IN (g.author_id, g.mentor_id, m.mentor_id, m.mentee_id) AND (${isNoDraft} OR m.author_id = ${user_id})`,
  },
  mentorships: {
    said: ['reason', 'goal'],
    made: ['title', 'tags'],
    none: ['company_id'],
    leaving: 'Goal and reason become tombstones when the words of one of its people, or of its author, expire.',
    exported: (user_id) => sql`
      SELECT m.id, m.created_at, m.title, m.status, m.start_on, m.end_on, m.total_weeks,
        CASE WHEN ${isReadBy(user_id, sql`m`)} THEN m.goal END AS goal,
        CASE WHEN m.mentor_id = ${user_id} THEN 'you' ELSE 'another person' END AS mentor,
        CASE WHEN m.mentee_id = ${user_id} THEN 'you' ELSE 'another person' END AS mentee
      FROM mentorships m WHERE m.author_id = ${user_id} OR (${user_id} IN (m.mentor_id, m.mentee_id) AND ${isNoDraft})`,
    withheld: { columns: ['reason'], because: 'The reasons that the person gave are among the events.' },
  },
});
