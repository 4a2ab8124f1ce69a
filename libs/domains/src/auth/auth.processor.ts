import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AuthService } from './auth.service';
import { SessionsService } from './sessions.service';

/** A controller whose client is the clock. */
@Injectable()
export class AuthProcessor {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionsService,
  ) {}

  @Scheduled('purge_sessions', '41 * * * *')
  async purgeSessions(): Promise<void> {
    await this.sessions.forgetOld();
    await this.auth.forgetOldFailures();
  }
}
