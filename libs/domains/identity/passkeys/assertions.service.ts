import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { AttemptsService, type Origin, type SignInAccount, SignInAccountsRepository, pairOf } from '@identity/auth';
import { assertionIn, clientDataIn } from './credentials';
import { type ChallengeBinding, type LivePasskeyChallenge, liveChallenge } from './passkey-challenges';
import type { Passkey } from './passkey.entity';
import { PasskeysRepository } from './passkeys.repository';
import { type VerifiedAssertion, verifiedAssertion } from './relying-party';

/** A credential that proves a passkey, and the purpose. */
export interface AssertionTrial {
  readonly credential: object;
  readonly binding: ChallengeBinding;
  /** ID of the user whose passkey it must be. Undefined accepts the passkey of any user. */
  readonly holder_id?: number;
  readonly origin: Origin;
  readonly refusal: () => Error;
}

interface Known {
  readonly passkey: Pick<Passkey, 'id' | 'user_id' | 'public_key'>;
  readonly account: SignInAccount;
}

/** The result of a valid assertion. */
interface Shown {
  readonly passkey_id: number;
  readonly account: SignInAccount;
  readonly challenge: LivePasskeyChallenge;
  readonly verified: VerifiedAssertion;
}

type Attempt = Awaited<ReturnType<AttemptsService['begin']>>;
type Work<T> = (account: SignInAccount, passkey: Passkey) => Promise<T>;

/** Verifies what authenticators have signed, and accepts each challenge once. A wrong assertion counts as a failed sign-in. */
@Injectable()
export class AssertionsService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly attempts: AttemptsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` for the user who has signed. The challenge is used up in the same transaction. */
  async prove<T>(trial: AssertionTrial, work: Work<T>): Promise<T> {
    const response = assertionIn(trial.credential);
    if (!response) throw trial.refusal();
    const known = await this.find(response.id);
    const attempt = await this.attempts.begin(pairOf(known?.account.email ?? response.id, trial.origin.address));
    const shown = known && (await this.look(response, trial, known));
    const done = shown && (await this.db.transaction(() => this.take(shown, attempt, work), [shown.account.company_id]));
    if (done) return done.value;
    await this.attempts.fail(attempt, known?.account);
    throw trial.refusal();
  }

  private async find(credential_id: string): Promise<Known | undefined> {
    const passkey = await this.passkeys.findByCredential(credential_id);
    const account = passkey && (await this.accounts.find(passkey.user_id));
    return account && { passkey, account };
  }

  private async look(
    response: AuthenticationResponseJSON,
    { binding, holder_id }: AssertionTrial,
    { passkey, account }: Known,
  ): Promise<Shown | undefined> {
    const data = clientDataIn(response.response.clientDataJSON);
    const challenge = data && liveChallenge(data.challenge, binding, this.clock.now());
    if (!challenge || !account.may_sign_in || (holder_id ?? account.id) !== account.id) return undefined;
    const verified = await verifiedAssertion(response, passkey);
    return verified && { passkey_id: passkey.id, account, challenge, verified };
  }

  /** Returns undefined if it is refused after all. It does not throw, because the event of a decreased counter must be committed. */
  private async take<T>(shown: Shown, attempt: Attempt, work: Work<T>): Promise<{ readonly value: T } | undefined> {
    const { account, challenge, verified } = shown;
    const passkey = await this.passkeys.findForUpdate(shown.passkey_id);
    if (!passkey) return undefined;
    if (passkey.isBehind(verified.sign_counter)) return void (await this.note('passkey.refuse', account, passkey));
    if (!(await this.passkeys.useChallenge(challenge.hash, instant(challenge.expires_at)))) return undefined;
    await this.attempts.succeed(attempt);
    passkey.use(verified, this.clock.now());
    await this.passkeys.save(passkey);
    return { value: await work(account, passkey) };
  }

  private note(action: 'passkey.refuse', { id, company_id }: SignInAccount, passkey: Passkey): Promise<void> {
    return this.audit.note({ action, actor_id: id, company_id, resource_id: passkey.id });
  }
}
