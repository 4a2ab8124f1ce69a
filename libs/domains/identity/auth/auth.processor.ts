import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AttemptsService } from './attempts.service';
import { SessionsService } from './sessions.service';
import { SignInsService } from './sign-ins.service';

/** A controller whose client is the clock. */
@Injectable()
export class AuthProcessor {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
  ) {}

  @Scheduled('purge_sessions', '41 * * * *')
  async purgeSessions(): Promise<void> {
    await this.sessions.forgetOld();
    await this.attempts.forgetOld();
    await this.signIns.forgetOld();
  }
}
