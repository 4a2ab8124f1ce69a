import { refusal } from '@app/errors';

export class JobNotMovable extends refusal({
  kind: 'conflict',
  error: 'JOB_NOT_MOVABLE',
  code: 'E170',
  en: 'Only failed jobs can be retried, and only queued jobs can be cancelled.',
  ko: '실패한 작업만 재시도할 수 있고, 대기 중인 작업만 취소할 수 있습니다.',
}) {}
