import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecrets } from '@app/auth';
import { publicUrl } from '@app/config';

/** Stands for all types that can be turned off. Only links of older mails have it. */
const EVERY_TYPE = '*';
/** Precedes the codes of several types. */
const SEVERAL = '~';
/** Length of the code of a type. Names are too long: a line of a header has at most 998 characters (RFC 5322, 2.1.1). */
const CODE_LENGTH = 6;

/** The content of a link: the person, and the types that it can turn off. */
export interface Unsubscription {
  readonly user_id: number;
  /** True if the link has the type. */
  readonly isOfLink: (type: string) => boolean;
}

const PURPOSE = 'unsubscribe';
const TOKEN = /^(\d{1,10})[.]([a-z_.*]{1,100}|~(?:[\w-]{6}){1,200})[.]([\w-]{43})$/;

const codeOf = (type: string): string => createHash('sha256').update(type).digest('base64url').slice(0, CODE_LENGTH);
const macOf = (secret: Buffer, body: string): Buffer => createHmac('sha256', secret).update(`${body}.mail`).digest();

/** Returns the link beneath a mail. It can turn off mails of these types, and no others. */
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
