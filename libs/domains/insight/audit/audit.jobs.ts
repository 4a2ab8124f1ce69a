import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Recomputes the hash chain of a company, or of the platform (null): from the last verified seal, or as a whole. */
export const VerifyAuditLog = defineJob<{ company_id: string | null; whole: boolean }>(QueueName.Low, 'verify_audit_log', {
  outside: true,
  attempts: 3,
});
