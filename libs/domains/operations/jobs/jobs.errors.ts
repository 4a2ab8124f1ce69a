import { refusal } from '@app/errors';

export class JobNotMovable extends refusal({
  kind: 'conflict',
  error: 'JOB_NOT_MOVABLE',
  code: 'E170',
  en: 'Only failed jobs can be retried, and only queued jobs, or running ones of some kinds, can be cancelled.',
  ko: '실패한 작업만 재시도할 수 있고, 대기 중인 작업과 일부 종류의 실행 중인 작업만 취소할 수 있습니다.',
  remedy: {
    en: 'Read `status` with GET /jobs/{id}. A running job whose `can` lacks job:cancel can only be waited for.',
    ko: 'GET /jobs/{id}로 status를 확인하십시오. can에 job:cancel이 없는 실행 중인 작업은 끝날 때까지 기다려야 합니다.',
  },
}) {}
