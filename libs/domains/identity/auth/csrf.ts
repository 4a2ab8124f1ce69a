import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const secrets = derivedSecrets('csrf-token');
const sign = (secret: Buffer, session_id: number): string => createHmac('sha256', secret).update(String(session_id)).digest('base64url');

/** What a page reads and sends back to show that it is ours. Made for one session, the same as long as that lasts, and kept nowhere. */
export const csrfTokenOf = (session_id: number): string => sign(secrets[0]!, session_id);

/** Whether `token` was made for that session, by any key that is live. */
export const isCsrfTokenOf = (session_id: number, token: string): boolean =>
  secrets.some((secret) => isSame(token, sign(secret, session_id)));

function isSame(shown: string, right: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
