import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { ApiKeysService } from './api-keys.service';

/** Handles events of other domains. */
@Injectable()
export class ApiKeysListeners {
  constructor(private readonly keys: ApiKeysService) {}

  @On(UserAnonymised, 'UserAnonymised:ApiKeysListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.keys.forget(user_id);
  }
}
