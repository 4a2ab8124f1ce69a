import { sql } from '@app/database';
import type { Words } from '@app/i18n';
import { NoticeChannel, NoticeMode, declareNotice, declareNoticeSubject } from '@app/notices';
import { CuratedAnswerDeclined, CuratedAnswerPublished, CuratedAnswerSuggested } from './curated-answers.events';
import { curatedAnswersVisibleTo } from './curated-answers.scope';

interface CuratedAnswerValues {
  readonly title: string;
  readonly actor: string;
}

const AUTHOR: Words = { en: 'the author of the answer', ko: '답변 작성자' };

declareNoticeSubject({
  resource: 'curated_answer',
  label: { en: 'curated answer', ko: '등록 답변' },
  path: (id) => `/chatbot/curated-answers/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM curated_answers c WHERE c.id = ${id}::int AND ${curatedAnswersVisibleTo(viewer)})`,
  values: (id) => sql`(SELECT json_build_object('title', c.questions[1]) FROM curated_answers c WHERE c.id = ${id}::int)`,
});

export const CURATED_ANSWER_SUGGESTED = declareNotice<CuratedAnswerValues>({
  type: 'curated_answer.suggested',
  resource: 'curated_answer',
  on: CuratedAnswerSuggested,
  audience: { en: 'the admins of the company', ko: '회사 관리자' },
  label: { en: 'Suggested answers to publish or decline', ko: '검토할 답변 제안' },
  channels: { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily },
  texts: {
    en: {
      title: ({ title }) => `Suggested answer: ${title}`,
      sentence: ({ title, actor }) => `${actor} suggests an answer to “${title}”. Publish it, or decline it with a reason.`,
    },
    ko: {
      title: ({ title }) => `답변 제안: ${title}`,
      sentence: ({ title, actor }) => `${actor} 님이 다음 질문의 답변을 제안했습니다. 게시하거나 사유를 적어 반려해 주십시오: ${title}`,
    },
  },
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
