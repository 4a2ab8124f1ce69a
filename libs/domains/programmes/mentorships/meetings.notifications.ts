import { sql } from '@app/database';
import { withParticle } from '@app/i18n';
import { type NoticeInvitation, declareNotice, declareNoticeSubject } from '@app/notices';
import { MeetingCancelled, MeetingChanged, MeetingLeft, MeetingPlanned } from './meetings.events';
import { isInCalendarOf } from './mentorships.scope';

interface MeetingValues {
  readonly title: string;
  /** Time on the clocks of the company, with the zone. */
  readonly when: string;
  readonly meeting_id: string;
  readonly version: string;
  readonly starts_at: string;
  readonly minutes: string;
}

declareNoticeSubject({
  resource: 'meeting',
  label: { en: 'meeting', ko: '미팅' },
  path: (id) => `/meetings/${id}`,
  api_path: () => '/mentorships',
  isReadable: (viewer, id) => sql`EXISTS (
    SELECT FROM mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id
    WHERE g.id = ${id}::int AND m.company_id = ${viewer.company_id} AND ${isInCalendarOf(viewer.id, sql`g`, sql`m`)})`,
  values: (id) => sql`(
    SELECT json_build_object('title', g.title, 'meeting_id', g.id::text, 'version', g.version::text, 'minutes', g.minutes::text,
      'starts_at', to_char(g.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'when', concat(to_char(g.starts_at AT TIME ZONE c.timezone, 'YYYY-MM-DD HH24:MI'), ' (', c.timezone, ')'))
    FROM mentorship_meetings g JOIN companies c ON c.id = g.company_id WHERE g.id = ${id}::int)`,
});

/** Seconds in which changes of one meeting are collected. */
const WINDOW_S = 60;
const BOTH = { en: 'mentor and mentee, also the one who acted', ko: '멘토와 멘티(직접 처리한 사람 포함)' };
const named = (title: string) => `“${title}”`;

const invitation = ({ meeting_id, version, title, starts_at, minutes }: MeetingValues): NoticeInvitation => ({
  method: 'REQUEST',
  key: `meeting-${meeting_id}`,
  sequence: Number(version),
  title,
  starts_at,
  minutes: Number(minutes),
});

export const MEETING_PLANNED = declareNotice<MeetingValues>({
  type: 'meeting.planned',
  resource: 'meeting',
  on: MeetingPlanned,
  audience: BOTH,
  label: { en: 'New meetings', ko: '새 미팅' },
  window_s: WINDOW_S,
  invitation,
  texts: {
    en: {
      title: ({ title }) => `Meeting: ${title}`,
      sentence: ({ title, when }) => `The meeting “${title}” is planned for ${when}.`,
    },
    ko: {
      title: ({ title }) => `미팅: ${title}`,
      sentence: ({ title, when }) => `미팅 ${withParticle(named(title), '이', '가')} ${when}에 예정되어 있습니다.`,
    },
  },
});

export const MEETING_CHANGED = declareNotice<MeetingValues>({
  type: 'meeting.changed',
  resource: 'meeting',
  on: MeetingChanged,
  audience: BOTH,
  label: { en: 'Changed meetings', ko: '미팅 변경' },
  window_s: WINDOW_S,
  invitation,
  texts: {
    en: {
      title: ({ title }) => `Meeting changed: ${title}`,
      sentence: ({ title, when }) => `The meeting “${title}” has been changed, and is now planned for ${when}.`,
    },
    ko: {
      title: ({ title }) => `미팅이 변경되었습니다: ${title}`,
      sentence: ({ title, when }) => `미팅 ${withParticle(named(title), '이', '가')} 변경되어 ${when}에 예정되어 있습니다.`,
    },
  },
});

/** The meeting is deleted, so its subject is the mentorship, and its facts are those of the event. */
export const MEETING_CANCELLED = declareNotice<MeetingValues>({
  type: 'meeting.cancelled',
  resource: 'mentorship',
  on: MeetingCancelled,
  audience: BOTH,
  label: { en: 'Cancelled meetings', ko: '미팅 취소' },
  invitation: (values) => ({ ...invitation(values), method: 'CANCEL' }),
  texts: {
    en: {
      title: ({ title }) => `Meeting cancelled: ${title}`,
      sentence: ({ title }) => `A meeting of the mentorship “${title}” has been cancelled.`,
    },
    ko: {
      title: ({ title }) => `미팅이 취소되었습니다: ${title}`,
      sentence: ({ title }) => `${named(title)} 멘토링의 미팅이 취소되었습니다.`,
    },
  },
});

/** The person can no longer read the meeting, so its subject is the mentorship, too. */
export const MEETING_LEFT = declareNotice<MeetingValues>({
  type: 'meeting.left',
  resource: 'mentorship',
  on: MeetingLeft,
  audience: { en: 'the former mentor, or both after an early end or completion', ko: '이전 멘토, 멘토링이 끝난 경우 멘토와 멘티' },
  label: { en: 'Meetings that you no longer take part in', ko: '더 이상 참여하지 않는 미팅' },
  invitation: (values) => ({ ...invitation(values), method: 'CANCEL' }),
  texts: {
    en: {
      title: ({ title }) => `Removed from your calendar: ${title}`,
      sentence: ({ title }) => `You no longer take part in a meeting of the mentorship “${title}”.`,
    },
    ko: {
      title: ({ title }) => `내 일정에서 삭제되었습니다: ${title}`,
      sentence: ({ title }) => `${named(title)} 멘토링의 미팅에 더 이상 참여하지 않습니다.`,
    },
  },
});
