import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecrets } from '@app/auth';
import { publicUrl } from '@app/config';

/** In place of types: all that can be turned off. Links of mails from before there were lists have it. */
const EVERY_TYPE = '*';
/** Before the codes of several types. */
const SEVERAL = '~';
/** Characters of the code of a type in a link: a line of a header is limited, and names of fifty types would be too long for it. */
const CODE_LENGTH = 6;

/** The person who no longer wants mails, and the types of the mail. */
export interface Unsubscription {
  readonly user_id: number;
  /** True for the types of the link. */
  readonly isOfLink: (type: string) => boolean;
}

const PURPOSE = 'unsubscribe';
const TOKEN = /^(\d{1,10})[.]([a-z_.*]{1,100}|~(?:[\w-]{6}){1,200})[.]([\w-]{43})$/;

const codeOf = (type: string): string => createHash('sha256').update(type).digest('base64url').slice(0, CODE_LENGTH);
const macOf = (secret: Buffer, body: string): Buffer => createHmac('sha256', secret).update(`${body}.mail`).digest();

/** The link under a mail: it turns off the types of the mail, and no others. */
export function unsubscribeLink(user_id: number, types: readonly string[]): string {
  const about = types.length === 1 ? types[0]! : SEVERAL + types.map(codeOf).join('');
  const body = `${user_id}.${about}`;
  const [secret] = derivedSecrets(PURPOSE);
  return publicUrl(`/api/v1/notifications/unsubscribe?token=${body}.${macOf(secret!, body).toString('base64url')}`);
}

/** Reads a token that was signed with the current or the previous key. It is valid for ever, because old mails stay in mailboxes. */
export function unsubscriptionIn(token: string): Unsubscription | undefined {
  const [, user_id, about, mac] = TOKEN.exec(token) ?? [];
  if (!user_id || !about || !mac) return undefined;
  const given = Buffer.from(mac, 'base64url');
  const body = `${user_id}.${about}`;
  const isOurs = derivedSecrets(PURPOSE).some((secret) => timingSafeEqual(macOf(secret, body), given));
  return isOurs ? { user_id: Number(user_id), isOfLink: typesIn(about) } : undefined;
}

function typesIn(about: string): Unsubscription['isOfLink'] {
  if (about === EVERY_TYPE) return () => true;
  if (!about.startsWith(SEVERAL)) return (type) => type === about;
  const codes = new Set(about.slice(SEVERAL.length).match(new RegExp(`.{${CODE_LENGTH}}`, 'g')));
  return (type) => codes.has(codeOf(type));
}
