import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentIdentity, WhileEnrolling } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, type Client, CurrentClient, Refuses } from '@app/http';
import { TooManyFailures, WrongPassword } from './auth.errors';
import { ProveDto, ProvenDto } from './session-proofs.dto';
import { SessionProofsService } from './session-proofs.service';
import { SessionsPolicy } from './sessions.policy';

@Chapter('proof', {
  group: 'Identity',
  rank: 3,
  about: 'Fresh proofs of identity, for changes for which a stolen token must not be enough.',
})
@Controller('auth/proof')
export class SessionProofsController {
  constructor(private readonly proofs: SessionProofsService) {}

  /**
   * Verify that it is you, for the next 5 minutes
   * @remarks Send your password, a passkey, or a code of your second factor; a recovery code is used up. The proof belongs to this session.
   * A sign-in counts as a proof, a refresh does not. A wrong password or passkey counts as a failed sign-in (422 `WRONG_PASSWORD`,
   * `PASSKEY_REFUSED`, then 429), a wrong code as a failed code.
   */
  @Post()
  @HttpCode(HttpStatus.OK)
  @Can(SessionsPolicy.prove)
  @WhileEnrolling()
  @Refuses(WrongPassword, TooManyFailures)
  async prove(@CurrentIdentity() identity: Identity, @Body() given: ProveDto, @CurrentClient() client: Client): Promise<ProvenDto> {
    return { proven_until: await this.proofs.prove(identity, given, client) };
  }
}
