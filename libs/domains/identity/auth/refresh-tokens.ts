import { createHmac } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const secrets = derivedSecrets('refresh-token');

/**
 * What follows `token`: always the same, so that a retry gets it again without its having been kept. One for each key that is
 * live, the present key's first: it may have been issued before the keys were changed.
 */
export const successorsOf = (token: string): string[] =>
  secrets.map((secret) => createHmac('sha256', secret).update(token).digest('base64url'));
