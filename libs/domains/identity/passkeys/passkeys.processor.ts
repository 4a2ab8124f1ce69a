import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { PasskeysService } from './passkeys.service';

/** Runs scheduled tasks. */
@Injectable()
export class PasskeysProcessor {
  constructor(private readonly passkeys: PasskeysService) {}

  @Scheduled('purge_passkey_challenges', '43 * * * *', { inBatches: true })
  purgeChallenges(): Promise<void> {
    return this.passkeys.forgetExpiredChallenges();
  }
}
