import { Injectable } from '@nestjs/common';

/** Actions that matter for monitoring sign-ins, and the names of their counters. */
const EVENTS = {
  'session.sign_in': 'sign_in',
  'session.refuse': 'sign_in_failed',
  'session.reused': 'refresh_token_reused',
  'session.prove': 'session_proved',
  'session.signed_out': 'signed_out',
  'session.revoked': 'session_revoked',
  'user.change_role': 'role_changed',
  'user.change_password': 'password_changed',
  'user.reset_password': 'password_reset',
  'user.verify_email': 'email_verified',
  'user.change_email': 'email_changed',
  'totp.enable': 'totp_enabled',
  'totp.disable': 'totp_disabled',
  'totp.renew_codes': 'recovery_codes_renewed',
  'totp.recover': 'recovery_code_used',
  'totp.refuse': 'second_factor_failed',
  'totp.reset': 'totp_reset',
  'passkey.create': 'passkey_created',
  'passkey.revoke': 'passkey_revoked',
  'passkey.reset': 'passkey_reset',
  'passkey.refuse': 'passkey_refused',
  'api_key.create': 'api_key_created',
  'api_key.update': 'api_key_changed',
  'api_key.use': 'api_key_used',
  'api_key.revoke': 'api_key_revoked',
  'identity.link': 'identity_linked',
  'identity.unlink': 'identity_unlinked',
  'own_data.export': 'own_data_exported',
  'own_data.download': 'own_data_downloaded',
} as const satisfies Record<string, string>;

/** An action that is counted besides being logged. */
export type SecurityAction = keyof typeof EVENTS;

/** Counters of security events since the process began. Each is counted once its row has committed. */
@Injectable()
export class SecurityEvents {
  readonly counts = new Map<string, number>(Object.values(EVENTS).map((event) => [event, 0]));

  /** Counts events that are too frequent for the audit log: `events.count('api_key.use')`. Audited events are counted by the log. */
  count(action: SecurityAction): void {
    this.add(EVENTS[action]);
  }

  /** Called by the audit log: counts an entry if it is one of these. A role can also change together with other fields. */
  heed(action: string, changes: object): void {
    const event = action === 'user.update' && 'role' in changes ? 'role_changed' : (EVENTS as Record<string, string>)[action];
    if (event) this.add(event);
  }

  private add(event: string): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1);
  }
}
