import { withParticle } from '@app/i18n';
import { type MailTemplate, type Wording, defineMail } from '@app/mail';
import { Happening } from './mentorship-happenings';

/** What the mails of a mentorship tell of it. */
export interface MentorshipValues {
  readonly title: string;
  readonly mentor: string;
  readonly mentee: string;
  readonly start_on: string;
  readonly end_on: string;
  readonly reason: string | null;
  readonly link: string;
}

interface MailTexts {
  readonly subject: (values: MentorshipValues) => string;
  readonly text: (values: MentorshipValues) => string;
}

/** Every one ends with why, where somebody has said so, and with where to look. */
const wording =
  ({ subject, text }: MailTexts) =>
  (values: MentorshipValues): Wording => ({
    subject: subject(values),
    text: [text(values), values.reason, values.link].filter(Boolean).join('\n\n'),
  });

const mail = (en: MailTexts, ko: MailTexts): MailTemplate<MentorshipValues> => defineMail({ en: wording(en), ko: wording(ko) });

/** What people are written to about; of the rest, the timeline tells. */
export const MAILS: { readonly [Kind in Happening]?: MailTemplate<MentorshipValues> } = {
  [Happening.Proposed]: mail(
    {
      subject: ({ title }) => `A mentorship waits for your answer: ${title}`,
      text: ({ title, mentor, mentee, start_on, end_on }) =>
        `${mentor} is to mentor ${mentee} on “${title}”, from ${start_on} to ${end_on}. Accept or decline within seven days.`,
    },
    {
      subject: ({ title }) => `멘토링 제안이 답변을 기다리고 있습니다: ${title}`,
      text: ({ title, mentor, mentee, start_on, end_on }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 제안되었습니다(${start_on} ~ ${end_on}). 7일 안에 수락하거나 거절해 주세요.`,
    },
  ),
  [Happening.Activated]: mail(
    {
      subject: ({ title }) => `It begins: ${title}`,
      text: ({ title, mentor, mentee, end_on }) =>
        `The mentorship of ${mentor} and ${mentee} on “${title}” has begun. It lasts until ${end_on}.`,
    },
    {
      subject: ({ title }) => `멘토링이 시작되었습니다: ${title}`,
      text: ({ title, mentor, mentee, end_on }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 시작되었습니다. ${end_on}까지 진행됩니다.`,
    },
  ),
  [Happening.HandedOver]: mail(
    {
      subject: ({ title }) => `Another mentor: ${title}`,
      text: ({ title, mentor, mentee }) => `From now on, ${mentor} mentors ${mentee} on “${title}”.`,
    },
    {
      subject: ({ title }) => `멘토가 변경되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) => `이제 ${mentor} 님이 “${title}”에서 ${mentee} 님의 멘토를 맡습니다.`,
    },
  ),
  [Happening.Completed]: mail(
    {
      subject: ({ title }) => `Completed: ${title}`,
      text: ({ title, mentor, mentee }) => `${mentor} and ${mentee} have completed “${title}”.`,
    },
    {
      subject: ({ title }) => `멘토링이 완료되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 완료되었습니다.`,
    },
  ),
  [Happening.Terminated]: mail(
    {
      subject: ({ title }) => `Ended early: ${title}`,
      text: ({ title, mentor, mentee }) => `The mentorship of ${mentor} and ${mentee} on “${title}” has been ended.`,
    },
    {
      subject: ({ title }) => `멘토링이 중단되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 중단되었습니다.`,
    },
  ),
  [Happening.EndPassed]: mail(
    {
      subject: ({ title }) => `Its last day is over: ${title}`,
      text: ({ title, mentee, end_on }) =>
        `The mentorship of ${mentee} on “${title}” was to last until ${end_on}, and goes on. Complete it, or extend it.`,
    },
    {
      subject: ({ title }) => `종료일이 지났습니다: ${title}`,
      text: ({ title, mentee, end_on }) =>
        `${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '은', '는')} ${end_on}까지였으나 아직 진행 중입니다. 완료하거나 기간을 연장해 주세요.`,
    },
  ),
};
