import { Injectable } from '@nestjs/common';
import { Audit, SecurityNotices, code } from '@app/audit';
import { type Actor, SessionEnder, SessionRightsCache, authorize } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type IdsRequest, type Page, instant } from '@app/database';
import { AddressNotConfirmed, NotFound } from '@app/errors';
import type { ExternalProfile } from './provider-sign-ins.service';
import { IdentitiesPolicy } from './identities.policy';
import { IdentitiesRepository, type IdentityHolder } from './identities.repository';
import { IdentityTaken, LastWayIn, SignInNotBegunHere } from './identity-providers.errors';
import { IDENTITY } from './nouns';
import type { ShownIdentity } from './linked-identity.entity';
import { judgeLink } from './linking';

/** The user who links an identity, and the session in which they requested it. */
export interface Linker {
  readonly user_id: number;
  readonly session_id: number;
}

/** The identities that users have linked to their accounts. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly rights: SessionRightsCache,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly notices: SecurityNotices,
  ) {}

  list({ id }: Actor, page: IdsRequest): Promise<Page<ShownIdentity>> {
    return this.identities.list(id, page);
  }

  /** Links an identity. Refused if the session has ended meanwhile. */
  async link(profile: ExternalProfile, { user_id, session_id }: Linker): Promise<ShownIdentity> {
    const rights = await this.rights.of(session_id);
    if (rights?.id !== user_id) throw new SignInNotBegunHere();
    return this.db.transaction(async () => {
      await this.sessions.requireLive({ id: user_id, session_id });
      const holder = (await this.identities.lockHolder(user_id))!;
      const identity_id = await this.add(profile, holder);
      return (await this.identities.find(identity_id))!;
    }, [rights.company_id]);
  }

  /** Unlinks an identity. The account is locked, so that concurrent calls cannot remove the last two ways to sign in. */
  async unlink(actor: Actor, id: number): Promise<void> {
    await this.db.transaction(async () => {
      const holder = await this.identities.lockHolder(actor.id);
      const identity = await this.identities.find(id);
      if (!identity || !IdentitiesPolicy.list(actor, identity)) throw new NotFound(IDENTITY);
      authorize(IdentitiesPolicy.unlink, actor, identity);
      if (!holder?.has_password && (await this.identities.count(actor.id)) === 1) throw new LastWayIn();
      await this.identities.remove(id);
      await this.note('identity.unlink', actor, id, identity.provider);
    });
  }

  /** Deletes all identities of an anonymised user, because subjects and addresses identify people. */
  forget(user_id: number): Promise<void> {
    return this.identities.removeAllOf(user_id);
  }

  private async add(profile: ExternalProfile, holder: IdentityHolder): Promise<number> {
    const owner = await this.identities.ownerOf(profile);
    const whose = !owner ? 'nobody' : owner.id === holder.id ? 'self' : 'another';
    const verdict = judgeLink({ owner: whose, confirmed: holder.confirmed });
    if (verdict === 'taken') throw new IdentityTaken();
    if (verdict === 'unconfirmed') throw new AddressNotConfirmed();
    if (verdict === 'linked') return owner!.identity_id;
    const id = await this.identities.add({ ...profile, user_id: holder.id }, instant(this.clock.now()));
    await this.note('identity.link', holder, id, profile.provider);
    return id;
  }

  /** Writes the audit entry and mails a notice to the owner. */
  private async note(
    action: 'identity.link' | 'identity.unlink',
    { id, company_id }: Pick<Actor, 'id' | 'company_id'>,
    resource_id: number,
    provider: string,
  ): Promise<void> {
    await this.audit.note({ action, actor_id: id, company_id, resource_id, facts: { provider: code(provider) } });
    await this.notices.send(action, id, { provider });
  }
}
