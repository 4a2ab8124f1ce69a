import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Metrics } from '@app/metrics';
import type { Account } from './accounts.repository';
import { type Origin, SessionsService, type TokenPair } from './sessions.service';

/** What somebody is given who has proved who they are. */
export interface Admission {
  readonly tokens: TokenPair;
}

/** Where every way of signing in ends, whatever it proves by: a password, or another's word. */
@Injectable()
export class SignInsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly db: Database,
    private readonly metrics: Metrics,
  ) {}

  /** Lets somebody in who has just proved that the account is theirs. In the caller's transaction. */
  async admit(account: Account, origin: Origin): Promise<Admission> {
    const tokens = await this.sessions.begin(account, origin);
    this.db.afterCommit(() => this.metrics.signIn('success'));
    return { tokens };
  }
}
