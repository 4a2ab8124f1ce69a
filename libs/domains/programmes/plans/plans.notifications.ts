import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { PlanReplanned } from './plans.events';
import { plansVisibleTo } from './plans.scope';

declareNoticeSubject({
  resource: 'plan',
  label: { en: 'plan', ko: '계획' },
  path: (id) => `/mentorships/${id}/plan`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${id}::int AND ${plansVisibleTo(viewer)})`,
  values: (id) => sql`(SELECT json_build_object('title', m.title) FROM mentorships m WHERE m.id = ${id}::int)`,
});

/** Seconds in which several runs of replanning are collected for one mail. */
const WINDOW_S = 300;

export const PLAN_REPLANNED = declareNotice<{ readonly title: string; readonly actor: string }>({
  type: 'plan.replanned',
  resource: 'plan',
  on: PlanReplanned,
  audience: { en: 'those whose tasks have other dates', ko: '과제 일정이 바뀐 사람' },
  label: { en: 'Dates moved by the calendar', ko: '휴일·휴가 변경에 따른 일정 조정' },
  window_s: WINDOW_S,
  texts: {
    en: {
      title: ({ title }) => `New dates: ${title}`,
      sentence: ({ title, actor }) =>
        `${actor} has moved dates of your tasks in “${title}” to fit changed holidays, leave or working days.`,
    },
    ko: {
      title: ({ title }) => `일정 변경: ${title}`,
      sentence: ({ title, actor }) => `휴일이나 휴가, 근무일이 바뀌어 ${actor} 님이 과제 일정을 조정했습니다: ${title}`,
    },
  },
});
