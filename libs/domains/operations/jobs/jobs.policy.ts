import { always, anyRole, either, fact, member, policy, sameCompany, someone } from '@app/auth';
import type { Job } from './job.entity';

const own = fact(
  'own',
  someone('the user who started it', '작업을 시작한 사용자'),
  ({ id }, { user_id }: Pick<Job, 'user_id'>) => id === user_id,
);
const mine = { platform: own, admin: either(own, sameCompany), mentor: own, mentee: own };

/** Permissions on jobs. Input and result are a company's content, so the platform's admin sees only their own jobs. */
export const JobsPolicy = policy('job', {
  list: { platform: always, ...anyRole(always) },
  read: mine,
  start: { platform: always, admin: member },
  retry: mine,
  cancel: mine,
});

/** Queues serve all companies, so only the platform's admin sees them. */
export const QueuesPolicy = policy('queue', { list: { platform: always } });
