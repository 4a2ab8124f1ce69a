import { refusal } from '@app/errors';

export class CuratedQuestionTaken extends refusal({
  kind: 'conflict',
  error: 'CURATED_QUESTION_TAKEN',
  code: 'E402',
  en: 'Another published answer has a question with the same words.',
  ko: '같은 단어로 된 질문이 이미 다른 게시된 답변에 있습니다.',
  remedy: { en: 'Change that answer, or ask in other words.', ko: '기존 답변을 수정하거나 질문의 표현을 바꾸십시오.' },
}) {}

export class CuratedQuestionEmpty extends refusal({
  kind: 'invalid',
  error: 'CURATED_QUESTION_EMPTY',
  code: 'E403',
  en: 'A question has no words by which it can be found.',
  ko: '질문에 검색할 수 있는 단어가 없습니다.',
  remedy: { en: 'Write each question with at least one noun or verb.', ko: '각 질문에 명사나 동사를 하나 이상 포함하십시오.' },
}) {}

export class AnswerUnpublished extends refusal({
  kind: 'conflict',
  error: 'CURATED_ANSWER_UNPUBLISHED',
  code: 'E404',
  en: 'A gap can be closed only by a published answer.',
  ko: '지식 공백은 게시된 답변으로만 해결할 수 있습니다.',
  remedy: { en: 'Publish the answer first.', ko: '답변을 먼저 게시하십시오.' },
}) {}

export class AnswerNotSuggested extends refusal({
  kind: 'conflict',
  error: 'CURATED_ANSWER_NOT_SUGGESTED',
  code: 'E392',
  en: 'Only a suggestion can be declined.',
  ko: '제안 상태인 답변만 반려할 수 있습니다.',
  remedy: {
    en: 'Read the answer again: it is published or declined already.',
    ko: '답변의 상태를 다시 확인하십시오. 이미 게시되었거나 반려되었습니다.',
  },
}) {}

export class CuratedDocumentUnreadable extends refusal({
  kind: 'invalid',
  error: 'CURATED_DOCUMENT_UNREADABLE',
  code: 'E394',
  en: 'document_ids must be published documents that you may read.',
  ko: 'document_ids는 열람 권한이 있는 게시된 문서여야 합니다.',
  remedy: { en: 'Leave out the other documents, or publish them first.', ko: '해당하지 않는 문서를 빼거나 먼저 게시하십시오.' },
}) {}
