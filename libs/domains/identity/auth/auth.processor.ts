import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AttemptsService } from './attempts.service';
import { SessionRevocationsService } from './session-revocations.service';
import { SignInsService } from './sign-ins.service';

/** Runs scheduled tasks. */
@Injectable()
export class AuthProcessor {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly revocations: SessionRevocationsService,
    private readonly signIns: SignInsService,
  ) {}

  @Scheduled('purge_sessions', '41 * * * *', { inBatches: true })
  async purgeSessions(): Promise<void> {
    await this.revocations.forgetOld();
    await this.attempts.forgetOld();
    await this.signIns.forgetOld();
  }
}
