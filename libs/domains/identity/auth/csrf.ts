import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const secrets = derivedSecrets('csrf-token');
const sign = (secret: Buffer, session_id: number): string => createHmac('sha256', secret).update(String(session_id)).digest('base64url');

/** The CSRF token of a session: a signature that does not change while the session lasts and is not stored. */
export const csrfTokenOf = (session_id: number): string => sign(secrets[0]!, session_id);

/** Tells whether `token` was made for that session, by any valid key. */
export const isCsrfTokenOf = (session_id: number, token: string): boolean =>
  secrets.some((secret) => isSame(token, sign(secret, session_id)));

function isSame(shown: string, right: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
