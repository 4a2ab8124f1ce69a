import { withParticle } from '@app/i18n';
import { type MailTemplate, type Wording, defineMail } from '@app/mail';
import { Happening } from './mentorship-happenings';

/** Values that the mails of a mentorship use. */
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

/** Appends the reason, if there is one, and the link. */
const wording =
  ({ subject, text }: MailTexts) =>
  (values: MentorshipValues): Wording => ({
    subject: subject(values),
    text: [text(values), values.reason, values.link].filter(Boolean).join('\n\n'),
  });

const mail = (en: MailTexts, ko: MailTexts): MailTemplate<MentorshipValues> => defineMail({ en: wording(en), ko: wording(ko) });

/** Happenings that send a mail. The others appear on the timeline only. */
export const MAILS: { readonly [Kind in Happening]?: MailTemplate<MentorshipValues> } = {
  [Happening.Proposed]: mail(
    {
      subject: ({ title }) => `Please answer a mentorship proposal: ${title}`,
      text: ({ title, mentor, mentee, start_on, end_on }) =>
        `A mentorship on “${title}” has been proposed: mentor ${mentor}, mentee ${mentee}, from ${start_on} to ${end_on}. Accept or decline it within 7 days.`,
    },
    {
      subject: ({ title }) => `멘토링 제안이 답변을 기다리고 있습니다: ${title}`,
      text: ({ title, mentor, mentee, start_on, end_on }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 제안되었습니다(${start_on} ~ ${end_on}). 7일 안에 수락하거나 거절해 주십시오.`,
    },
  ),
  [Happening.Activated]: mail(
    {
      subject: ({ title }) => `Your mentorship has started: ${title}`,
      text: ({ title, mentor, mentee, end_on }) =>
        `The mentorship of ${mentor} and ${mentee} on “${title}” has started. It ends on ${end_on}.`,
    },
    {
      subject: ({ title }) => `멘토링이 시작되었습니다: ${title}`,
      text: ({ title, mentor, mentee, end_on }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 시작되었습니다. ${end_on}까지 진행됩니다.`,
    },
  ),
  [Happening.HandedOver]: mail(
    {
      subject: ({ title }) => `New mentor: ${title}`,
      text: ({ title, mentor, mentee }) => `${mentor} is now the mentor of ${mentee} on “${title}”.`,
    },
    {
      subject: ({ title }) => `멘토가 변경되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) => `“${title}” 멘토링에서 ${mentee} 님의 멘토가 ${mentor} 님으로 변경되었습니다.`,
    },
  ),
  [Happening.Completed]: mail(
    {
      subject: ({ title }) => `Mentorship completed: ${title}`,
      text: ({ title, mentor, mentee }) => `The mentorship of ${mentor} and ${mentee} on “${title}” is completed.`,
    },
    {
      subject: ({ title }) => `멘토링이 완료되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 완료되었습니다.`,
    },
  ),
  [Happening.Terminated]: mail(
    {
      subject: ({ title }) => `Mentorship ended early: ${title}`,
      text: ({ title, mentor, mentee }) => `The mentorship of ${mentor} and ${mentee} on “${title}” was ended early.`,
    },
    {
      subject: ({ title }) => `멘토링이 중단되었습니다: ${title}`,
      text: ({ title, mentor, mentee }) =>
        `멘토 ${mentor} 님과 멘티 ${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '이', '가')} 중단되었습니다.`,
    },
  ),
  [Happening.EndPassed]: mail(
    {
      subject: ({ title }) => `Mentorship overdue: ${title}`,
      text: ({ title, mentee, end_on }) =>
        `The mentorship of ${mentee} on “${title}” was due to end on ${end_on} and is still running. Complete or extend it.`,
    },
    {
      subject: ({ title }) => `종료일이 지났습니다: ${title}`,
      text: ({ title, mentee, end_on }) =>
        `${mentee} 님의 멘토링 ${withParticle(`“${title}”`, '은', '는')} ${end_on}까지였으나 아직 진행 중입니다. 완료하거나 기간을 연장해 주십시오.`,
    },
  ),
};
