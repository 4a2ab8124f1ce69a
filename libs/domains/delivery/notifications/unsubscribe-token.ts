import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecrets } from '@app/auth';
import { publicUrl } from '@app/config';

/** In place of a type: all that can be turned off. */
export const EVERY_TYPE = '*';

/** The person who no longer wants mails, and their type. */
export interface Unsubscription {
  readonly user_id: number;
  readonly type: string;
}

const PURPOSE = 'unsubscribe';
const TOKEN = /^(\d{1,10})[.]([a-z_.*]{1,100})[.]([\w-]{43})$/;

const bodyOf = ({ user_id, type }: Unsubscription): string => `${user_id}.${type}`;
const macOf = (secret: Buffer, body: string): Buffer => createHmac('sha256', secret).update(`${body}.mail`).digest();

/** The link under a mail: it turns off the type of the mail, or every type if the mail has several. */
export function unsubscribeLink(user_id: number, types: readonly string[]): string {
  const body = bodyOf({ user_id, type: types.length === 1 ? types[0]! : EVERY_TYPE });
  const [secret] = derivedSecrets(PURPOSE);
  return publicUrl(`/api/v1/notifications/unsubscribe?token=${body}.${macOf(secret!, body).toString('base64url')}`);
}

/** Reads a token that was signed with the current or the previous key. It is valid for ever, because old mails stay in mailboxes. */
export function unsubscriptionIn(token: string): Unsubscription | undefined {
  const [, user_id, type, mac] = TOKEN.exec(token) ?? [];
  if (!user_id || !type || !mac) return undefined;
  const given = Buffer.from(mac, 'base64url');
  const body = bodyOf({ user_id: Number(user_id), type });
  const isOurs = derivedSecrets(PURPOSE).some((secret) => timingSafeEqual(macOf(secret, body), given));
  return isOurs ? { user_id: Number(user_id), type } : undefined;
}
