import { defineMail } from '@app/mail';
import type { Words } from '@app/i18n';

interface Values {
  /** Its line of the matrix, `mentorship:pause`. */
  readonly asked: string;
  readonly link: string;
}

/** What is asked for, as people call it. What is not here is called by its line of the matrix. */
const WORDS: Readonly<Record<string, Words>> = {
  'mentorship:create': { en: 'a mentor', ko: '멘토 배정' },
  'mentorship:pause': { en: 'a pause of the mentorship', ko: '멘토링 일시 중지' },
  'mentorship:resume': { en: 'going on with the mentorship', ko: '멘토링 재개' },
  'mentorship:extend': { en: 'more time for the mentorship', ko: '멘토링 기간 연장' },
  'mentorship:complete': { en: 'completing the mentorship', ko: '멘토링 완료' },
  'mentorship:terminate': { en: 'ending the mentorship early', ko: '멘토링 중단' },
  'mentorship:hand_over': { en: 'another mentor', ko: '멘토 변경' },
  'plan:adapt': { en: 'a change of the plan', ko: '계획 변경' },
  'plan:waive': { en: 'an item of the plan to be waived', ko: '계획 항목 면제' },
  'mentorship:reopen': { en: 'reopening the mentorship', ko: '멘토링 다시 열기' },
};

const wordsFor = (asked: string): Words => WORDS[asked] ?? { en: asked, ko: asked };

/** To those who may do it. */
export const RequestMail = defineMail<Values & { readonly asker: string }>({
  en: ({ asked, asker, link }) => ({
    subject: `${asker} asks for ${wordsFor(asked).en}`,
    text: `${asker} asks for ${wordsFor(asked).en}. It is yours to decide.

${link}`,
  }),
  ko: ({ asked, asker, link }) => ({
    subject: `${asker} 님의 요청: ${wordsFor(asked).ko}`,
    text: `${asker} 님이 요청했습니다: ${wordsFor(asked).ko}. 확인 후 처리해 주세요.

${link}`,
  }),
});

/** To whoever has asked. */
export const AnswerMail = defineMail<Values & { readonly isDone: boolean; readonly note: string | null }>({
  en: ({ asked, isDone, note, link }) => ({
    subject: `Your request for ${wordsFor(asked).en} was ${isDone ? 'settled' : 'dismissed'}`,
    text: [isDone ? 'What you asked for has been done.' : 'What you asked for was not granted.', note, link].filter(Boolean).join('\n\n'),
  }),
  ko: ({ asked, isDone, note, link }) => ({
    subject: `요청이 ${isDone ? '처리되었습니다' : '반려되었습니다'}: ${wordsFor(asked).ko}`,
    text: [isDone ? '요청하신 내용이 처리되었습니다.' : '요청이 받아들여지지 않았습니다.', note, link].filter(Boolean).join('\n\n'),
  }),
});
