import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised, UserRegistered } from '@organisation/users';
import { MailedSecretsService } from './mailed-secrets.service';

/** Handles events of other domains. */
@Injectable()
export class CredentialsListeners {
  constructor(private readonly secrets: MailedSecretsService) {}

  @On(UserRegistered, 'UserRegistered:CredentialsListeners.sendVerification')
  async sendVerification({ user_id, languages }: UserRegistered): Promise<void> {
    await this.secrets.sendVerification(user_id, languages);
  }

  @On(UserAnonymised, 'UserAnonymised:CredentialsListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.secrets.forget(user_id);
  }
}
