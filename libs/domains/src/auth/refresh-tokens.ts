import { createHash, createHmac, randomBytes } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const secrets = derivedSecrets('refresh-token');

/** 256 bits that mean nothing. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/** All that is kept of a token. It has no pattern to guess, so a plain hash hides it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * What follows `token`: always the same, so that a retry gets it again without its having been kept. One for each key that is
 * live, the present key's first: it may have been issued before the keys were changed.
 */
export const successorsOf = (token: string): string[] =>
  secrets.map((secret) => createHmac('sha256', secret).update(token).digest('base64url'));
