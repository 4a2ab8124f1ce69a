import { refusal } from '@app/errors';

export class DeadLetterNotReplayable extends refusal({
  kind: 'conflict',
  error: 'DEAD_LETTER_NOT_REPLAYABLE',
  code: 'E176',
  en: 'The content of this message was deleted when it failed, because it was confidential. Repeat the action that sent it.',
  ko: '이 메시지는 기밀이어서 실패할 때 내용이 삭제되었습니다. 메시지를 보낸 작업을 다시 실행하십시오.',
  remedy: {
    en: 'Repeat the action, such as the request that sent the mail. Others can be sent again with POST /dead-letters/{id}/replay.',
    ko: '메일 발송을 요청하는 등 원래 작업을 다시 수행하십시오. 다른 메시지는 POST /dead-letters/{id}/replay로 다시 보낼 수 있습니다.',
  },
}) {}
