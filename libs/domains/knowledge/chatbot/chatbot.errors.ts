import { refusal } from '@app/errors';

export class AnswerUnderWay extends refusal({
  kind: 'conflict',
  error: 'ANSWER_UNDER_WAY',
  code: 'E395',
  en: 'The previous question of this session is still being answered.',
  ko: '이 대화의 이전 질문에 아직 답변하고 있습니다.',
  remedy: {
    en: 'Wait for the answer, stop it, or ask in another session.',
    ko: '답변이 끝날 때까지 기다리거나 답변을 중지하거나 다른 대화에서 질문하십시오.',
  },
}) {}

export class AnswerNotReady extends refusal({
  kind: 'conflict',
  error: 'ANSWER_NOT_READY',
  code: 'E396',
  en: 'The message is a question, or its answer is not finished.',
  ko: '이 메시지는 질문이거나 아직 답변이 끝나지 않았습니다.',
  remedy: { en: 'Send the ID of a finished answer.', ko: '완료된 답변의 ID를 보내십시오.' },
}) {}

export class TooManyAnswerStreams extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_ANSWER_STREAMS',
  code: 'E397',
  en: 'You already have the highest number of open streams of answers.',
  ko: '동시에 열 수 있는 답변 스트림 수를 초과했습니다.',
  remedy: { en: 'Close one of the streams first.', ko: '열려 있는 스트림을 먼저 닫으십시오.' },
}) {}

export class QuestionHandedOver extends refusal({
  kind: 'conflict',
  error: 'QUESTION_HANDED_OVER',
  code: 'E399',
  en: 'Your mentor already has an open task for this question.',
  ko: '멘토에게 이 질문에 대한 진행 중인 과제가 이미 있습니다.',
  remedy: { en: 'Wait until the mentor has finished the task.', ko: '멘토가 과제를 마칠 때까지 기다리십시오.' },
}) {}

export class GapNotOpen extends refusal({
  kind: 'conflict',
  error: 'GAP_NOT_OPEN',
  code: 'E400',
  en: 'The state of the knowledge gap does not allow this.',
  ko: '지식 공백의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: { en: 'Read the gap again: only open gaps are closed, only others reopened.', ko: '지식 공백의 상태를 다시 확인하십시오.' },
}) {}

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
