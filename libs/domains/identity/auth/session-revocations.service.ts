import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, type Identity, type SessionEnder, SessionRightsCache } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { InvalidToken } from '@app/errors';
import type { SignInAccount } from './sign-in-accounts.repository';
import type { SessionEnd } from './session.entity';
import { type SessionSelection, SessionsRepository } from './sessions.repository';
import { SignInChallengesRepository } from './sign-in-challenges.repository';

const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;

/** Ends sessions. */
@Injectable()
export class SessionRevocationsService implements SessionEnder {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly challenges: SignInChallengesRepository,
    private readonly rights: SessionRightsCache,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends a session for good: at once here, within a second everywhere. */
  async end(session_id: number, owner: Pick<SignInAccount, 'id' | 'company_id'>, reason: SessionEnd): Promise<void> {
    await this.db.transaction(async () => {
      const ended = await this.sessions.end(session_id, reason, instant(this.clock.now()));
      if (!ended) return;
      const { id: actor_id, company_id } = owner;
      await this.audit.note({ action: `session.${reason}`, actor_id, company_id, resource_id: session_id });
      this.renewRights();
    }, [owner.company_id]);
  }

  /** For whoever has to go, sign-ins that are half done included: why is said elsewhere in the log. */
  async endAllOf(user_id: number): Promise<void> {
    await this.sessions.lockOwner(user_id);
    await this.sessions.endOf(user_id, {}, instant(this.clock.now()));
    await this.challenges.removeOf(user_id);
    this.renewRights();
  }

  async requireLive({ id, session_id }: Pick<Identity, 'id' | 'session_id'>): Promise<void> {
    // Two statements, sent at once: the one that waits for the lock would still see the session as it was before.
    const [, rights] = await Promise.all([this.sessions.lockOwner(id), this.sessions.rightsOf(session_id)]);
    if (rights?.id !== id) throw new InvalidToken();
  }

  /** Has the rights behind sessions read anew, once the caller's transaction has committed. */
  renewRights(): void {
    this.db.afterCommit(() => this.rights.forget());
  }

  /** Ends what is meant of somebody's sessions, and says how many that were. */
  revoke(actor: Pick<Actor, 'id'>, owner: Pick<SignInAccount, 'id' | 'company_id'>, which: SessionSelection): Promise<number> {
    return this.db.transaction(async () => {
      await this.sessions.lockOwner(owner.id);
      const ended = await this.sessions.endOf(owner.id, which, instant(this.clock.now()));
      for (const resource_id of ended) {
        await this.audit.note({ action: 'session.revoked', actor_id: actor.id, company_id: owner.company_id, resource_id });
      }
      this.renewRights();
      return ended.length;
    }, [owner.company_id]);
  }

  /** In the caller's transaction: leaves somebody at most `max` sessions, the newest. */
  async endOldest({ id, company_id }: Pick<SignInAccount, 'id' | 'company_id'>, max: number): Promise<void> {
    const ended = await this.sessions.endOldestOf(id, max, instant(this.clock.now()));
    for (const resource_id of ended) await this.audit.note({ action: 'session.revoked', company_id, resource_id });
    if (ended.length > 0) this.db.afterCommit(() => this.rights.forget());
  }

  /** Called when somebody has been anonymised: where and with what they signed in says who they were. */
  async forget(user_id: number): Promise<void> {
    await this.challenges.removeOf(user_id);
    await this.sessions.removeAllOf(user_id);
  }

  /** Called by the clock. What has ended is kept for ninety days, for looking into things. */
  forgetOld(): Promise<void> {
    return this.sessions.removeEndedBefore(instant(new Date(+this.clock.now() - KEPT_MS)));
  }
}
