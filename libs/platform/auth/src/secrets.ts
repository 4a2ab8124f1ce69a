import { createHash, randomBytes } from 'node:crypto';

/** A random secret of 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The SHA-256 of a secret, in base64url: only this is stored. Our secrets are random, so a plain hash is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
