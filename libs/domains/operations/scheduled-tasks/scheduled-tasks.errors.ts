import { refusal } from '@app/errors';

export class ScheduledTaskRunning extends refusal({
  kind: 'conflict',
  error: 'SCHEDULED_TASK_RUNNING',
  code: 'E171',
  en: 'The last run of this task has not ended yet.',
  ko: '이 예약 작업이 아직 실행 중입니다.',
}) {}
