import { Injectable } from '@nestjs/common';
import { Seals } from '@app/audit';
import { Scheduled } from '@app/jobs';

/** A controller whose client is the clock. */
@Injectable()
export class AuditProcessor {
  constructor(private readonly seals: Seals) {}

  @Scheduled('seal_audit_log', '*/5 * * * * *')
  async seal(): Promise<{ sealed: number }> {
    return { sealed: await this.seals.seal() };
  }
}
