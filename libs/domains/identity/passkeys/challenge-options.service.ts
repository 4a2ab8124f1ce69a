import { Injectable } from '@nestjs/common';
import { type Demands, FRESH_PROOF, NEEDED_ADDRESS, type Visitor, WHILE_ENROLLING, requireCaller } from '@app/access';
import type { Identity } from '@app/auth';
import { Clock } from '@app/config';
import { InvalidToken, Unavailable } from '@app/errors';
import { type Origin, SessionsPolicy, SignInAccountsRepository } from '@identity/auth';
import { ChallengePurpose } from './challenge-purpose';
import {
  CHALLENGE_LIFETIME_S,
  type ChallengeBinding,
  newPasskeyChallenge,
  proofOf,
  registrationOf,
  signInFrom,
} from './passkey-challenges';
import { PasskeysPolicy } from './passkeys.policy';
import { PasskeysRepository } from './passkeys.repository';
import { assertionOptions, registrationOptions } from './relying-party';

/** Options for `navigator.credentials`, with a challenge in them. */
export interface PasskeyOptions {
  readonly options: object;
  /** Seconds until the challenge expires. */
  readonly expires_in: number;
}

/** The requirements of `POST /auth/passkeys`, which completes the challenge. */
const TO_REGISTER: Demands = { [WHILE_ENROLLING]: true, [NEEDED_ADDRESS]: 'confirmed', [FRESH_PROOF]: 'always' };
/** The requirements of `POST /auth/proof`. */
const TO_PROVE: Demands = { [WHILE_ENROLLING]: true };

/** Creates challenges. They are signed and not stored, so that nobody can fill a table by requesting many. */
@Injectable()
export class ChallengeOptionsService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly clock: Clock,
  ) {}

  async begin(purpose: ChallengePurpose, { identity, unknown }: Visitor, origin: Origin): Promise<PasskeyOptions> {
    if (purpose !== ChallengePurpose.SignIn && unknown) throw new Unavailable();
    return { options: await this.optionsFor(purpose, identity, origin), expires_in: CHALLENGE_LIFETIME_S };
  }

  private optionsFor(purpose: ChallengePurpose, identity: Identity | undefined, origin: Origin): Promise<object> {
    switch (purpose) {
      case ChallengePurpose.SignIn:
        // Names no passkeys, because the list would show who has an account.
        return assertionOptions(this.challenge(signInFrom(origin)));
      case ChallengePurpose.Register:
        return this.toRegister(requireCaller(identity, PasskeysPolicy.create, TO_REGISTER));
      case ChallengePurpose.Proof:
        return this.toProve(requireCaller(identity, SessionsPolicy.prove, TO_PROVE));
    }
  }

  private async toRegister(identity: Identity): Promise<object> {
    const account = await this.accounts.find(identity.id);
    if (!account) throw new InvalidToken();
    return registrationOptions(account, this.challenge(registrationOf(identity)), await this.passkeys.descriptorsOf(identity.id));
  }

  private async toProve(identity: Identity): Promise<object> {
    return assertionOptions(this.challenge(proofOf(identity)), await this.passkeys.descriptorsOf(identity.id));
  }

  private challenge(binding: ChallengeBinding): Buffer {
    return newPasskeyChallenge(binding, this.clock.now());
  }
}
