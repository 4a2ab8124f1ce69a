import { type Actor, Role, sameCompany } from '@app/auth';
import type { Job } from './job.entity';

const isOwner = (actor: Actor, job: Job) => actor.id === job.user_id;

/** Who may do what with a job. What it was told and what came of it is content: the platform's admin sees their own. */
export const JobsPolicy = {
  start: (actor: Actor) => actor.role === Role.Admin && (actor.company_id !== null || actor.is_superuser),
  view: (actor: Actor, job: Job) => isOwner(actor, job) || (actor.role === Role.Admin && sameCompany(actor, job)),
  retry: (actor: Actor, job: Job) => JobsPolicy.view(actor, job),
  cancel: (actor: Actor, job: Job) => JobsPolicy.view(actor, job),
  viewQueues: (actor: Actor) => actor.is_superuser,
};
