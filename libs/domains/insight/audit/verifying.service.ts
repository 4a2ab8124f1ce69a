import { Injectable, Logger } from '@nestjs/common';
import { Seals } from '@app/audit';
import type { PayloadOf } from '@app/jobs';
import type { VerifyAuditLog } from './audit.jobs';
import { VerdictsRepository } from './verdicts.repository';

export interface VerificationOutcome {
  readonly ok: boolean;
  readonly seals: number;
  readonly sealed: number;
}

/** Verifies a log, in the worker. */
@Injectable()
export class VerifyingService {
  private readonly logger = new Logger(VerifyingService.name);

  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly seals: Seals,
  ) {}

  /** Continues after the last verified seal, or verifies the whole log, and stores the result. */
  async verify(
    { company_id, whole }: PayloadOf<typeof VerifyAuditLog>,
    progress: (percent: number) => Promise<void>,
  ): Promise<VerificationOutcome> {
    const held = await this.verdicts.find(company_id);
    const verification = await this.seals.verify(company_id, undefined, { held, whole, progress });
    await this.verdicts.keep(company_id, verification);
    const { seals, sealed, broken } = verification;
    if (broken)
      this.logger.error(`the audit log of ${company_id ?? 'the platform'} breaks at seal ${broken.link.number}: ${broken.reason}`);
    return { ok: broken === null, seals, sealed };
  }
}
