import type { Role } from '@app/auth';

/** Account changes of which the owner is notified by a mail each, whoever made them. */
export const NOTICED_ACTIONS = [
  'totp.enable',
  'totp.disable',
  'totp.renew_codes',
  'totp.reset',
  'passkey.create',
  'passkey.revoke',
  'passkey.reset',
  'api_key.create',
  'api_key.update',
  'feed.create',
  'identity.link',
  'identity.unlink',
  'session.revoked',
  'own_data.export',
  'webhook.create',
  'webhook.rotate_secret',
  'user.appoint',
  'user.deactivate',
] as const;

export type NoticedAction = (typeof NOTICED_ACTIONS)[number];

/** Facts of a notice. None of them is text that a person typed. */
export interface NoticeFacts {
  /** First letters of a key. */
  readonly prefix?: string;
  /** Name of an identity provider, as configured. */
  readonly provider?: string;
  readonly role?: Role;
  /** Number of ended sessions. */
  readonly sessions?: number;
}

/** Notifies people of changes to their accounts. The domain that owns the accounts implements it. */
export abstract class SecurityNotices {
  /** Mails the owner of an account, in the caller's transaction: `await notices.send('totp.enable', user_id)`. */
  abstract send(action: NoticedAction, user_id: number, facts?: NoticeFacts): Promise<void>;
}
