import type { Role } from '@app/auth';

/** Changes of an account that its owner is told of by one mail each, whoever made them. */
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
  'identity.link',
  'identity.unlink',
  'session.revoked',
  'own_data.export',
  'user.appoint',
  'user.deactivate',
] as const;

export type NoticedAction = (typeof NOTICED_ACTIONS)[number];

/** Facts of a notice. None of them is text that somebody has typed. */
export interface NoticeFacts {
  /** How a key begins. */
  readonly prefix?: string;
  /** Name of a provider of sign-ins, as the settings have it. */
  readonly provider?: string;
  readonly role?: Role;
  /** How many sessions were ended. */
  readonly sessions?: number;
}

/** Tells people what has been done to their accounts. The domain that keeps the accounts implements it. */
export abstract class SecurityNotices {
  /** Mails the owner of an account, in the caller's transaction: `await notices.send('totp.enable', user_id)`. */
  abstract send(action: NoticedAction, user_id: number, facts?: NoticeFacts): Promise<void>;
}
