import { sql } from '@app/database';
import type { Words } from '@app/i18n';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { CuratedAnswerDeclined, CuratedAnswerPublished } from './curated-answers.events';
import { curatedAnswersVisibleTo } from './curated-answers.scope';

interface CuratedAnswerValues {
  readonly title: string;
}

const AUTHOR: Words = { en: 'the author of the answer', ko: '답변 작성자' };

declareNoticeSubject({
  resource: 'curated_answer',
  label: { en: 'curated answer', ko: '등록 답변' },
  path: (id) => `/chatbot/curated-answers/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM curated_answers c WHERE c.id = ${id}::int AND ${curatedAnswersVisibleTo(viewer)})`,
  values: (id) => sql`(SELECT json_build_object('title', c.questions[1]) FROM curated_answers c WHERE c.id = ${id}::int)`,
});

export const CURATED_ANSWER_PUBLISHED = declareNotice<CuratedAnswerValues>({
  type: 'curated_answer.published',
  resource: 'curated_answer',
  on: CuratedAnswerPublished,
  audience: AUTHOR,
  label: { en: 'Your suggested answers that are published', ko: '제안한 답변의 게시' },
  texts: {
    en: {
      title: ({ title }) => `Your answer is published: ${title}`,
      sentence: ({ title }) => `The chatbot now gives the answer that you suggested to “${title}”.`,
    },
    ko: {
      title: ({ title }) => `제안한 답변 게시: ${title}`,
      sentence: ({ title }) => `제안하신 답변을 이제 챗봇이 다음 질문에 안내합니다: ${title}`,
    },
  },
});

export const CURATED_ANSWER_DECLINED = declareNotice<CuratedAnswerValues>({
  type: 'curated_answer.declined',
  resource: 'curated_answer',
  on: CuratedAnswerDeclined,
  audience: AUTHOR,
  label: { en: 'Your suggested answers that are declined', ko: '제안한 답변의 반려' },
  texts: {
    en: {
      title: ({ title }) => `Your answer was declined: ${title}`,
      sentence: ({ title }) => `An admin has declined the answer that you suggested to “${title}”. The reason stands beside it.`,
    },
    ko: {
      title: ({ title }) => `제안한 답변 반려: ${title}`,
      sentence: ({ title }) => `다음 질문에 제안하신 답변을 관리자가 반려했습니다. 사유는 답변에서 확인하실 수 있습니다: ${title}`,
    },
  },
});
