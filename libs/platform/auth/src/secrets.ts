import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that mean nothing. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** All that is kept of a secret: its SHA-256, in base64url. A secret of ours has no pattern to guess, so a plain hash hides it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
