import { always, anyRole, either, fact, member, policy, sameCompany } from '@app/auth';
import type { Job } from './job.entity';

const own = fact('own', ({ id }, { user_id }: Pick<Job, 'user_id'>) => id === user_id);
const mine = { platform: own, admin: either(own, sameCompany), mentor: own, mentee: own };

/** Who may do what with a job. What it was told and what came of it is content: the platform's admin sees their own. */
export const JobsPolicy = policy('job', {
  list: { platform: always, ...anyRole(always) },
  read: mine,
  start: { platform: always, admin: member },
  retry: mine,
  cancel: mine,
});

/** What runs under all companies is the platform's. */
export const QueuesPolicy = policy('queue', { list: { platform: always } });
