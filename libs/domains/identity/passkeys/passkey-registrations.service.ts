import { Injectable } from '@nestjs/common';
import { type Identity, SessionEnder } from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { attestationIn, clientDataIn } from './credentials';
import { liveChallenge, registrationOf } from './passkey-challenges';
import { Passkey } from './passkey.entity';
import { PasskeyRefused, TooManyPasskeys } from './passkeys.errors';
import { PasskeysRepository } from './passkeys.repository';
import type { PasskeyView } from './passkeys.view';
import { verifiedRegistration } from './relying-party';

const MAX_PASSKEYS = 20;

export interface PasskeyDraft {
  readonly name: string;
  readonly credential: object;
}

/** Registers passkeys. */
@Injectable()
export class PasskeyRegistrationsService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly notices: SecurityNotices,
  ) {}

  /** Stores the public key of a credential that answers a challenge of this session. */
  async create(identity: Identity, { name, credential }: PasskeyDraft): Promise<PasskeyView> {
    const response = attestationIn(credential);
    const challenge = response && clientDataIn(response.response.clientDataJSON)?.challenge;
    const live = challenge && liveChallenge(challenge, registrationOf(identity), this.clock.now());
    const verified = live && (await verifiedRegistration(response));
    if (!verified) throw new PasskeyRefused();
    return this.db.transaction(async () => {
      await this.sessions.requireLive(identity);
      if ((await this.passkeys.countOf(identity.id)) >= MAX_PASSKEYS) throw new TooManyPasskeys();
      if (!(await this.passkeys.useChallenge(live.hash, instant(live.expires_at)))) throw new PasskeyRefused();
      return this.add(identity, Passkey.create({ ...verified, user_id: identity.id, name }));
    });
  }

  private async add({ id: user_id, company_id }: Identity, passkey: Passkey): Promise<PasskeyView> {
    await this.passkeys.add(passkey);
    await this.audit.note({ action: 'passkey.create', actor_id: user_id, company_id, resource_id: passkey.id });
    await this.notices.send('passkey.create', user_id);
    // A user who had to set up a second factor has one now.
    this.sessions.renewRights();
    const { id, name, backed_up, created_at, last_used_at } = passkey;
    return { id, user_id, name, backed_up, created_at, last_used_at };
  }
}
