import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Admission, type Origin, SignInsService } from '@identity/auth';
import { AssertionsService } from './assertions.service';
import { signInFrom } from './passkey-challenges';
import { InvalidPasskey } from './passkeys.errors';

/** Signs people in by a passkey. It counts as both factors: they have it, and their authenticator has verified them. */
@Injectable()
export class PasskeySignInsService {
  constructor(
    private readonly assertions: AssertionsService,
    private readonly signIns: SignInsService,
    private readonly audit: Audit,
  ) {}

  signIn(credential: object, origin: Origin): Promise<Admission> {
    const trial = { credential, binding: signInFrom(origin), origin, refusal: () => new InvalidPasskey() };
    return this.assertions.prove(trial, async (account, passkey) => {
      const { id: actor_id, company_id } = account;
      await this.audit.note({ action: 'passkey.sign_in', actor_id, company_id, resource_id: passkey.id });
      return this.signIns.admitFully(account, origin);
    });
  }
}
