import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { AttemptsService } from './attempts.service';
import { SendPasswordReset } from './auth.jobs';
import { MailedSecretsService } from './mailed-secrets.service';
import { SessionsService } from './sessions.service';
import { SignInsService } from './sign-ins.service';

/** A controller whose clients are the queue and the clock. */
@Injectable()
export class AuthProcessor {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
    private readonly secrets: MailedSecretsService,
  ) {}

  @Handles(SendPasswordReset)
  async sendPasswordReset({ email, languages }: PayloadOf<typeof SendPasswordReset>): Promise<void> {
    await this.secrets.sendPasswordReset(email, languages);
  }

  @Scheduled('purge_sessions', '41 * * * *')
  async purgeSessions(): Promise<void> {
    await this.sessions.forgetOld();
    await this.attempts.forgetOld();
    await this.signIns.forgetOld();
    await this.secrets.forgetOld();
  }
}
