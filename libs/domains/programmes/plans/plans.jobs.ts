import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** `previewed` has the fingerprint of each mentorship's moves in the preview. */
interface CompanyReplan {
  readonly company_id: string;
  readonly actor_id: number;
  readonly dry_run: boolean;
  readonly previewed?: Readonly<Record<string, string>>;
}

// Each mentorship is a transaction of its own. A repeated run finds nothing left to move in those that were done.
export const ReplanCompany = defineJob<CompanyReplan>(QueueName.Low, 'replan_company', { outside: true, cancellable: true });
