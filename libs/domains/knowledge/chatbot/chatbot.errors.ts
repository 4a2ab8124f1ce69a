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
