import { refusal } from '@app/errors';

export class ScheduledTaskRunning extends refusal({
  kind: 'conflict',
  error: 'SCHEDULED_TASK_RUNNING',
  code: 'E171',
  en: 'The scheduled task is still running. Wait until this run has ended.',
  ko: '예약 작업이 아직 실행 중입니다. 실행이 끝난 뒤 다시 시도하십시오.',
  remedy: {
    en: 'Read the task until its last run has ended, then run it again.',
    ko: '마지막 실행이 끝날 때까지 조회한 뒤 다시 실행하십시오.',
  },
}) {}
