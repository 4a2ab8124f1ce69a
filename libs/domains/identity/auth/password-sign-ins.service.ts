import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { AttemptsService, pairOf } from './attempts.service';
import { InvalidCredentials, SecondFactorRequired } from './auth.errors';
import { ProofsService } from './proofs.service';
import type { Origin, TokenPair } from './sessions.service';
import { type Admission, SignInsService, isChallenge } from './sign-ins.service';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs people in by their password. */
@Injectable()
export class PasswordSignInsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly attempts: AttemptsService,
    private readonly proofs: ProofsService,
    private readonly signIns: SignInsService,
    private readonly db: Database,
  ) {}

  /** Takes as long and answers the same if the account does not exist. */
  async login({ email, password }: Credentials, origin: Origin): Promise<Admission> {
    const attempt = await this.attempts.begin(pairOf(email, origin.address));
    const account = await this.accounts.findByEmail(email);
    const proven = await this.proofs.of(account, password);
    if (proven) {
      return this.db.transaction(async () => {
        await this.attempts.succeed(attempt);
        return this.signIns.admit(proven, origin);
      }, [proven.company_id]);
    }
    await this.attempts.fail(attempt, account);
    throw new InvalidCredentials();
  }

  /** Signs in a client that accepts tokens only and cannot ask for a second factor. */
  async grant(credentials: Credentials, origin: Origin): Promise<TokenPair> {
    const admission = await this.login(credentials, origin);
    if (isChallenge(admission)) throw new SecondFactorRequired();
    return admission;
  }
}
