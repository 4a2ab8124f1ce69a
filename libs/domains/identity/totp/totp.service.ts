import { Injectable } from '@nestjs/common';
import { type Actor, type Identity, SessionEnder } from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { TotpRequired } from '@identity/auth';
import { newRecoveryCodes, newTotpSecret, otpauthUri, recoveryHashOf } from './codes';
import { CodesService } from './codes.service';
import { TotpAlreadyOn, wrongCode } from './totp.errors';
import { TotpRepository, type TotpStatus } from './totp.repository';

/** What an authenticator app is told. */
export interface TotpSetup {
  readonly secret: string;
  readonly otpauth_uri: string;
}

/** The second factor of a person, as they change it. */
@Injectable()
export class TotpService {
  constructor(
    private readonly totp: TotpRepository,
    private readonly codes: CodesService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly notices: SecurityNotices,
  ) {}

  status(actor: Actor): Promise<TotpStatus> {
    return this.totp.statusOf(actor.id);
  }

  /** A new secret, which is asked for only once a code of it has been shown. */
  begin(actor: Identity): Promise<TotpSetup> {
    const secret = newTotpSecret();
    return this.db.transaction(async () => {
      const begun = await this.totp.begin(actor.id, this.codes.seal(secret, actor));
      if (!begun) throw new TotpAlreadyOn();
      await this.sessions.requireLive(actor);
      await this.note('totp.begin', actor);
      return { secret, otpauth_uri: otpauthUri(secret, begun.email) };
    });
  }

  /** Switches it on. */
  confirm(actor: Identity, code: string): Promise<string[]> {
    return this.codes.prove({ holder: actor, code, confirms: true, refusal: wrongCode }, async (secret) => {
      secret.confirmed_at = instant(this.clock.now());
      await this.totp.save(secret);
      await this.change('totp.enable', actor);
      this.sessions.renewRights();
      return this.replaceRecoveryCodes(actor);
    });
  }

  /** Those of before are void. */
  renewRecoveryCodes(actor: Identity, code: string): Promise<string[]> {
    return this.codes.prove({ holder: actor, code, refusal: wrongCode }, async () => {
      await this.change('totp.renew_codes', actor);
      return this.replaceRecoveryCodes(actor);
    });
  }

  async disable(actor: Identity, code: string): Promise<void> {
    await this.codes.prove({ holder: actor, code, refusal: wrongCode }, async () => {
      if (await this.totp.isLastDemanded(actor.id)) throw new TotpRequired();
      await this.totp.remove(actor.id);
      await this.change('totp.disable', actor);
    });
  }

  /** For other domains, in their transaction: nothing that was set up before counts any more. */
  async forget(user_id: number): Promise<void> {
    await this.totp.remove(user_id);
  }

  private async replaceRecoveryCodes({ id }: Actor): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.totp.replaceRecoveryCodes(id, codes.map(recoveryHashOf));
    return codes;
  }

  /** Noted, and told to whoever the account belongs to. The person is locked after their secret, as by a sign-in. */
  private async change(action: 'totp.enable' | 'totp.renew_codes' | 'totp.disable', actor: Identity): Promise<void> {
    await this.sessions.requireLive(actor);
    await this.note(action, actor);
    await this.notices.send(action, actor.id);
  }

  private note(action: `totp.${string}`, { id, company_id }: Actor): Promise<void> {
    return this.audit.note({ action, actor_id: id, company_id, resource_id: id });
  }
}
