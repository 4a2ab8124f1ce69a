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

/** The secret for an authenticator app. */
export interface TotpSetup {
  readonly secret: string;
  readonly otpauth_uri: string;
}

/** Enables, disables and renews the second factor of users. */
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

  /** Creates a secret. Sign-ins need it only after `confirm`. */
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

  /** Enables the second factor. */
  confirm(actor: Identity, code: string): Promise<string[]> {
    return this.codes.prove({ holder: actor, code, confirms: true, refusal: wrongCode }, async (secret) => {
      secret.confirmed_at = instant(this.clock.now());
      await this.totp.save(secret);
      await this.change('totp.enable', actor);
      this.sessions.renewRights();
      return this.replaceRecoveryCodes(actor);
    });
  }

  /** Replaces the recovery codes. The old ones no longer work. */
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

  /** Removes the second factor. Other domains call it in their transaction. */
  async forget(user_id: number): Promise<void> {
    await this.totp.remove(user_id);
  }

  private async replaceRecoveryCodes({ id }: Actor): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.totp.replaceRecoveryCodes(id, codes.map(recoveryHashOf));
    return codes;
  }

  /** Writes the audit entry and mails a notice. The user is locked after the secret, in the same order as in a sign-in. */
  private async change(action: 'totp.enable' | 'totp.renew_codes' | 'totp.disable', actor: Identity): Promise<void> {
    await this.sessions.requireLive(actor);
    await this.note(action, actor);
    await this.notices.send(action, actor.id);
  }

  private note(action: `totp.${string}`, { id, company_id }: Actor): Promise<void> {
    return this.audit.note({ action, actor_id: id, company_id, resource_id: id });
  }
}
