import { createHmac } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const secrets = derivedSecrets('refresh-token');

/**
 * Successors of `token`, one for each valid key, the current key first. They are derived, so that a retry gets the same successor without
 * its having been stored; older keys count because they may have issued it.
 */
export const successorsOf = (token: string): string[] =>
  secrets.map((secret) => createHmac('sha256', secret).update(token).digest('base64url'));
