import { Injectable } from '@nestjs/common';
import { AuditArchives, Seals } from '@app/audit';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { VerifyAuditLog } from './audit.jobs';
import { type VerificationOutcome, VerifyingService } from './verifying.service';

/** Runs the jobs and the scheduled tasks of the audit log. */
@Injectable()
export class AuditProcessor {
  constructor(
    private readonly seals: Seals,
    private readonly archives: AuditArchives,
    private readonly verifying: VerifyingService,
  ) {}

  @Scheduled('seal_audit_log', '*/5 * * * * *', { inBatches: true })
  async seal(): Promise<{ sealed: number }> {
    return { sealed: await this.seals.seal() };
  }

  @Scheduled('archive_audit_log', '13 2 * * *', { inBatches: true })
  async archive(): Promise<{ archived: number }> {
    return { archived: await this.archives.archive() };
  }

  @Handles(VerifyAuditLog)
  verify(asked: PayloadOf<typeof VerifyAuditLog>, run: Run): Promise<VerificationOutcome> {
    return this.verifying.verify(asked, (percent) => run.progress(percent));
  }
}
