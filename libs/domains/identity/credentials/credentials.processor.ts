import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { SendPasswordReset } from './credentials.jobs';
import { MailedSecretsService } from './mailed-secrets.service';

/** Runs jobs and scheduled tasks. */
@Injectable()
export class CredentialsProcessor {
  constructor(private readonly secrets: MailedSecretsService) {}

  @Handles(SendPasswordReset)
  async sendPasswordReset({ email, languages }: PayloadOf<typeof SendPasswordReset>): Promise<void> {
    await this.secrets.sendPasswordReset(email, languages);
  }

  @Scheduled('purge_mailed_secrets', '43 * * * *', { inBatches: true })
  async purge(): Promise<void> {
    await this.secrets.forgetOld();
  }
}
