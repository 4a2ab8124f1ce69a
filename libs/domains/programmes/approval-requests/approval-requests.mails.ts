import { defineMail } from '@app/mail';
import type { Words } from '@app/i18n';

interface Values {
  /** Permission, such as `mentorship:pause`. */
  readonly asked: string;
  readonly link: string;
}

/** Requested actions in words. Others appear under the name of their permission. */
const WORDS: Readonly<Record<string, Words>> = {
  'mentorship:create': { en: 'a mentor', ko: '멘토 배정' },
  'mentorship:pause': { en: 'a pause of the mentorship', ko: '멘토링 일시 중지' },
  'mentorship:resume': { en: 'the resumption of the mentorship', ko: '멘토링 재개' },
  'mentorship:extend': { en: 'an extension of the mentorship', ko: '멘토링 기간 연장' },
  'mentorship:complete': { en: 'the completion of the mentorship', ko: '멘토링 완료' },
  'mentorship:terminate': { en: 'the early termination of the mentorship', ko: '멘토링 중단' },
  'mentorship:hand_over': { en: 'another mentor', ko: '멘토 변경' },
  'plan:adapt': { en: 'a change of the plan', ko: '계획 변경' },
  'plan:waive': { en: 'a waiver of a plan item', ko: '계획 항목 면제' },
  'mentorship:reopen': { en: 'the reopening of the mentorship', ko: '멘토링 다시 열기' },
};

const wordsFor = (asked: string): Words => WORDS[asked] ?? { en: asked, ko: asked };

/** Sent to those who may decide. */
export const RequestMail = defineMail<Values & { readonly asker: string }>({
  en: ({ asked, asker, link }) => ({
    subject: `${asker} asks for ${wordsFor(asked).en}`,
    text: `${asker} asks for ${wordsFor(asked).en}. Please approve or reject the request.

${link}`,
  }),
  ko: ({ asked, asker, link }) => ({
    subject: `${asker} 님의 요청: ${wordsFor(asked).ko}`,
    text: `${asker} 님이 다음을 요청했습니다: ${wordsFor(asked).ko}. 확인 후 처리해 주십시오.

${link}`,
  }),
});

/** Sent to the person who asked. */
export const AnswerMail = defineMail<Values & { readonly isDone: boolean; readonly note: string | null }>({
  en: ({ asked, isDone, note, link }) => ({
    subject: `Your request for ${wordsFor(asked).en} was ${isDone ? 'carried out' : 'rejected'}`,
    text: [isDone ? 'Your request has been carried out.' : 'Your request was not approved.', note, link].filter(Boolean).join('\n\n'),
  }),
  ko: ({ asked, isDone, note, link }) => ({
    subject: `요청이 ${isDone ? '처리되었습니다' : '반려되었습니다'}: ${wordsFor(asked).ko}`,
    text: [isDone ? '요청하신 내용이 처리되었습니다.' : '요청이 반려되었습니다.', note, link].filter(Boolean).join('\n\n'),
  }),
});
