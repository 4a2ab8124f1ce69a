import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, type Identity, type SessionEnder, SessionRightsCache, endsOfLastingAccess } from '@app/auth';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { InvalidToken } from '@app/errors';
import type { SignInAccount } from './sign-in-accounts.repository';
import type { SessionEnd } from './session.entity';
import { type SessionSelection, SessionsRepository } from './sessions.repository';
import { SignInChallengesRepository } from './sign-in-challenges.repository';

const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;

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

  /** Ends a session permanently: at once in this process, within a second in all others. */
  async end(session_id: number, owner: Pick<SignInAccount, 'id' | 'company_id'>, reason: SessionEnd): Promise<void> {
    await this.db.transaction(async () => {
      const ended = await this.sessions.end(session_id, reason, instant(this.clock.now()));
      if (!ended) return;
      const { id: actor_id, company_id } = owner;
      await this.audit.note({ action: `session.${reason}`, actor_id, company_id, resource_id: session_id });
      this.renewRights();
    }, [owner.company_id]);
  }

  /** Ends all sessions and pending sign-ins of a user. The caller writes the audit entry. */
  async endAllOf(user_id: number): Promise<void> {
    await this.sessions.lockOwner(user_id);
    await this.sessions.endOf(user_id, {}, instant(this.clock.now()));
    await this.challenges.removeOf(user_id);
    this.renewRights();
  }

  async endLastingAccessOf(user_id: number): Promise<void> {
    for (const end of endsOfLastingAccess(user_id)) await this.db.rows(end);
  }

  async requireLive({ id, session_id }: Pick<Identity, 'id' | 'session_id'>): Promise<void> {
    // Two statements, sent at once: a single one that waits for the lock would still see the session as it was before.
    const [, rights] = await Promise.all([this.sessions.lockOwner(id), this.sessions.rightsOf(session_id)]);
    if (rights?.id !== id) throw new InvalidToken();
  }

  /** Clears the cache of session rights once the caller's transaction has committed. */
  renewRights(): void {
    this.db.afterCommit(() => this.rights.forget());
  }

  /** Ends the selected sessions of a user and returns their number. */
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

  /** Keeps the newest `max` sessions of a user and ends the others, in the caller's transaction. */
  async endOldest({ id, company_id }: Pick<SignInAccount, 'id' | 'company_id'>, max: number): Promise<void> {
    const ended = await this.sessions.endOldestOf(id, max, instant(this.clock.now()));
    for (const resource_id of ended) await this.audit.note({ action: 'session.revoked', company_id, resource_id });
    if (ended.length > 0) this.db.afterCommit(() => this.rights.forget());
  }

  /** Deletes all sessions of an anonymised user, because addresses and devices identify people. */
  async forget(user_id: number): Promise<void> {
    await this.challenges.removeOf(user_id);
    await this.sessions.removeAllOf(user_id);
  }

  /** Deletes sessions 90 days after their end. Until then they are kept for investigations. */
  forgetOld(): Promise<void> {
    return this.sessions.removeEndedBefore(instant(new Date(+this.clock.now() - KEPT_MS)));
  }
}
