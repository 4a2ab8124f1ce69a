import { defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';

/** Recomputes a company's hash chain, or the platform's: from the last seal that is known to hold, or the whole of it. */
export const VerifyAuditLog = defineJob<{ company_id: string | null; whole: boolean }>(QueueName.Low, 'verify_audit_log', {
  outside: true,
  attempts: 3,
});
