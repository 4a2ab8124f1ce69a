import { refusal } from '@app/errors';

export class DeadLetterNotReplayable extends refusal({
  kind: 'conflict',
  error: 'DEAD_LETTER_NOT_REPLAYABLE',
  code: 'E176',
  en: 'The message has no content to replay: it was confidential and deleted when it failed, or it was a run of a schedule.',
  ko: '다시 보낼 내용이 없습니다. 기밀 메시지여서 실패할 때 내용이 삭제되었거나 예약 작업의 실행 기록입니다.',
  remedy: {
    en: 'Repeat the action, such as the request that sent the mail, or run the schedule again with POST /scheduled-tasks/{name}/run.',
    ko: '메일 발송을 요청하는 등 원래 작업을 다시 수행하거나, POST /scheduled-tasks/{name}/run으로 예약 작업을 다시 실행하십시오.',
  },
}) {}
