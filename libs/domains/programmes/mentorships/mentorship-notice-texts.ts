import { sql } from '@app/database';
import { withParticle } from '@app/i18n';
import { type Notice, NoticeChannel, NoticeMode, type NoticeText } from '@app/notices';
import { Happening, type OwnHappening } from './mentorship-happenings';
import { goesOnPastEnd } from './mentorships.scope';

export interface MentorshipValues {
  readonly title: string;
  readonly mentor: string;
  readonly mentee: string;
  readonly start_on: string;
  readonly end_on: string;
  readonly actor: string;
}

type Text = NoticeText<MentorshipValues>;

const IN_DIGEST = { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily };
const IN_LIST_ONLY = { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Off };

const MENTOR = { en: 'the mentor', ko: '멘토' };
const INVOLVED = { en: 'mentor, mentee and the former mentor', ko: '멘토와 멘티, 이전 멘토' };
const ASKED = { en: 'those who have not accepted yet', ko: '아직 수락하지 않은 사람' };

export type MentorshipEntry = Pick<Notice, 'label'> &
  Partial<Pick<Notice, 'audience' | 'channels' | 'holds'>> & { readonly en: Text; readonly ko: Text };

const subject =
  (before: string) =>
  ({ title }: MentorshipValues) =>
    `${before}: ${title}`;
const korean = (title: string) => `“${title}”`;
const pairOf = ({ mentor, mentee }: MentorshipValues) => `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링`;

/** Names, people and texts by happening. */
export const ENTRIES: { readonly [Kind in OwnHappening]?: MentorshipEntry } = {
  [Happening.Proposed]: {
    label: { en: 'Mentorship proposals', ko: '멘토링 제안' },
    audience: ASKED,
    en: {
      title: subject('Please answer a mentorship proposal'),
      sentence: ({ title, mentor, mentee, start_on, end_on }) =>
        `${mentor} (mentor) and ${mentee} (mentee) are proposed for a mentorship on “${title}” from ${start_on} to ${end_on}; please accept or decline within 7 days, or the proposal expires.`,
    },
    ko: {
      title: subject('멘토링 제안이 답변을 기다리고 있습니다'),
      sentence: (values) =>
        `${pairOf(values)} ${withParticle(korean(values.title), '이', '가')} 제안되었습니다(${values.start_on} ~ ${values.end_on}). 7일 안에 수락하거나 거절해 주십시오. 답변이 없으면 제안이 만료됩니다.`,
    },
  },
  [Happening.Accepted]: {
    label: { en: 'Accepted mentorships', ko: '멘토링 수락' },
    channels: IN_LIST_ONLY,
    en: { title: subject('Mentorship accepted'), sentence: ({ title, actor }) => `${actor} has accepted the mentorship on “${title}”.` },
    ko: { title: subject('멘토링 수락'), sentence: ({ title, actor }) => `${actor} 님이 ${korean(title)} 멘토링을 수락했습니다.` },
  },
  [Happening.Declined]: {
    label: { en: 'Declined mentorships', ko: '멘토링 거절' },
    en: { title: subject('Mentorship declined'), sentence: ({ title, actor }) => `${actor} has declined the mentorship on “${title}”.` },
    ko: {
      title: subject('멘토링 제안이 거절되었습니다'),
      sentence: ({ title, actor }) => `${actor} 님이 ${korean(title)} 멘토링 제안을 거절했습니다.`,
    },
  },
  [Happening.Scheduled]: {
    label: { en: 'Scheduled mentorships', ko: '멘토링 예정' },
    channels: IN_LIST_ONLY,
    en: {
      title: subject('Mentorship scheduled'),
      sentence: ({ title, start_on }) => `Mentor and mentee have accepted: the mentorship on “${title}” starts on ${start_on}.`,
    },
    ko: {
      title: subject('멘토링 일정이 확정되었습니다'),
      sentence: ({ title, start_on }) => `모두 수락하여 ${korean(title)} 멘토링이 ${start_on}에 시작됩니다.`,
    },
  },
  [Happening.Withdrawn]: {
    label: { en: 'Withdrawn mentorships', ko: '멘토링 철회' },
    en: { title: subject('Mentorship withdrawn'), sentence: ({ title }) => `The mentorship on “${title}” has been withdrawn.` },
    ko: { title: subject('멘토링이 철회되었습니다'), sentence: ({ title }) => `${korean(title)} 멘토링이 철회되었습니다.` },
  },
  [Happening.Expired]: {
    label: { en: 'Expired proposals', ko: '멘토링 제안 만료' },
    en: {
      title: subject('Proposal expired'),
      sentence: ({ title }) => `The proposal of a mentorship on “${title}” has expired, because it was not answered within 7 days.`,
    },
    ko: {
      title: subject('멘토링 제안이 만료되었습니다'),
      sentence: ({ title }) => `7일 안에 답변이 없어 ${korean(title)} 멘토링 제안이 만료되었습니다.`,
    },
  },
  [Happening.Activated]: {
    label: { en: 'Started mentorships', ko: '멘토링 시작' },
    en: {
      title: subject('Your mentorship has started'),
      sentence: ({ title, mentor, mentee, end_on }) =>
        `The mentorship of ${mentor} and ${mentee} on “${title}” has started and ends on ${end_on}.`,
    },
    ko: {
      title: subject('멘토링이 시작되었습니다'),
      sentence: (values) =>
        `${pairOf(values)} ${withParticle(korean(values.title), '이', '가')} 시작되었습니다. ${values.end_on}까지 진행됩니다.`,
    },
  },
  [Happening.Paused]: {
    label: { en: 'Paused mentorships', ko: '멘토링 일시 중지' },
    en: { title: subject('Mentorship paused'), sentence: ({ title, actor }) => `${actor} has paused the mentorship on “${title}”.` },
    ko: {
      title: subject('멘토링이 일시 중지되었습니다'),
      sentence: ({ title, actor }) => `${actor} 님이 ${korean(title)} 멘토링을 일시 중지했습니다.`,
    },
  },
  [Happening.Resumed]: {
    label: { en: 'Resumed mentorships', ko: '멘토링 재개' },
    en: {
      title: subject('Mentorship resumed'),
      sentence: ({ title, actor, end_on }) => `${actor} has resumed the mentorship on “${title}”, which now ends on ${end_on}.`,
    },
    ko: {
      title: subject('멘토링이 재개되었습니다'),
      sentence: ({ title, actor, end_on }) => `${actor} 님이 ${korean(title)} 멘토링을 재개했습니다. ${end_on}까지 진행됩니다.`,
    },
  },
  [Happening.Extended]: {
    label: { en: 'Extended mentorships', ko: '멘토링 연장' },
    en: { title: subject('Mentorship extended'), sentence: ({ title, end_on }) => `The mentorship on “${title}” now ends on ${end_on}.` },
    ko: {
      title: subject('멘토링 기간이 연장되었습니다'),
      sentence: ({ title, end_on }) => `${korean(title)} 멘토링이 ${end_on}까지 연장되었습니다.`,
    },
  },
  [Happening.HandedOver]: {
    label: { en: 'Changes of the mentor', ko: '멘토 변경' },
    audience: INVOLVED,
    en: {
      title: subject('New mentor'),
      sentence: ({ title, mentor, mentee }) => `${mentor} is now the mentor of ${mentee} on “${title}”.`,
    },
    ko: {
      title: subject('멘토가 변경되었습니다'),
      sentence: ({ title, mentor, mentee }) => `${korean(title)} 멘토링에서 ${mentee} 님의 멘토가 ${mentor} 님으로 변경되었습니다.`,
    },
  },
  [Happening.Completed]: {
    label: { en: 'Completed mentorships', ko: '멘토링 완료' },
    en: {
      title: subject('Mentorship completed'),
      sentence: ({ title, mentor, mentee }) => `The mentorship of ${mentor} and ${mentee} on “${title}” is completed.`,
    },
    ko: {
      title: subject('멘토링이 완료되었습니다'),
      sentence: (values) => `${pairOf(values)} ${withParticle(korean(values.title), '이', '가')} 완료되었습니다.`,
    },
  },
  [Happening.Terminated]: {
    label: { en: 'Mentorships that end early', ko: '멘토링 중단' },
    en: {
      title: subject('Mentorship ended early'),
      sentence: ({ title, mentor, mentee }) => `The mentorship of ${mentor} and ${mentee} on “${title}” was ended early.`,
    },
    ko: {
      title: subject('멘토링이 중단되었습니다'),
      sentence: (values) => `${pairOf(values)} ${withParticle(korean(values.title), '이', '가')} 중단되었습니다.`,
    },
  },
  [Happening.Reopened]: {
    label: { en: 'Reopened mentorships', ko: '멘토링 다시 열기' },
    en: {
      title: subject('Mentorship reopened'),
      sentence: ({ title, end_on }) => `The mentorship on “${title}” has been reopened and now ends on ${end_on}.`,
    },
    ko: {
      title: subject('멘토링이 다시 열렸습니다'),
      sentence: ({ title, end_on }) => `${korean(title)} 멘토링이 다시 열려 ${end_on}까지 진행됩니다.`,
    },
  },
  [Happening.EndPassed]: {
    label: { en: 'Mentorships past their end', ko: '종료일이 지난 멘토링' },
    audience: MENTOR,
    channels: IN_DIGEST,
    holds: ({ id }) => sql`EXISTS (SELECT FROM mentorships m WHERE m.id = ${id}::int AND ${goesOnPastEnd(sql`m`)})`,
    en: {
      title: subject('Mentorship overdue'),
      sentence: ({ title, mentee, end_on }) =>
        `The mentorship of ${mentee} on “${title}” was due to end on ${end_on} and is still running: complete or extend it.`,
    },
    ko: {
      title: subject('멘토링 종료일이 지났습니다'),
      sentence: ({ title, mentee, end_on }) =>
        `${mentee} 님의 멘토링 ${withParticle(korean(title), '은', '는')} ${end_on}까지였으나 아직 진행 중입니다. 완료하거나 기간을 연장해 주십시오.`,
    },
  },
};
