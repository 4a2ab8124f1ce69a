import { sql } from '@app/database';
import { type Notice, declareNotice, declareNoticeSubject } from '@app/notices';
import { NEWS, type OwnHappening } from './mentorship-happenings';
import { ENTRIES, type MentorshipEntry, type MentorshipValues } from './mentorship-notice-texts';
import { mentorshipsVisibleTo } from './mentorships.scope';

declareNoticeSubject({
  resource: 'mentorship',
  label: { en: 'mentorship', ko: '멘토링' },
  path: (id) => `/mentorships/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${id}::int AND ${mentorshipsVisibleTo(viewer)})`,
  values: (id) => sql`(
    SELECT json_build_object('title', m.title, 'start_on', m.start_on, 'end_on', m.end_on,
      'mentor', (SELECT u.name FROM users u WHERE u.id = m.mentor_id), 'mentee', (SELECT u.name FROM users u WHERE u.id = m.mentee_id))
    FROM mentorships m WHERE m.id = ${id}::int)`,
});

/** Seconds in which moves that follow each other are collected: accepting may schedule and activate at once. */
const WINDOW_S = 60;

const BOTH = { en: 'mentor and mentee', ko: '멘토와 멘티' };

/** The happenings that people are told of. The others are on the timeline only. */
export const MENTORSHIP_NOTICES: ReadonlyMap<OwnHappening, Notice> = new Map(
  (Object.entries(ENTRIES) as [OwnHappening, MentorshipEntry][]).map(([kind, { en, ko, ...entry }]) => [
    kind,
    declareNotice<MentorshipValues>({
      type: `mentorship.${kind}`,
      resource: 'mentorship',
      on: NEWS[kind],
      audience: BOTH,
      window_s: WINDOW_S,
      texts: { en, ko },
      ...entry,
    }),
  ]),
);
