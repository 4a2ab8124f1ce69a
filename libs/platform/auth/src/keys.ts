import { type KeyObject, createHash, createHmac, createSecretKey } from 'node:crypto';
import { env } from '@app/config';

/** A signing secret, and the name by which tokens refer to it. */
export interface SigningKey {
  readonly kid: string;
  /** A key object instead of text: given text, jsonwebtoken first tries to parse a public key, for 300 µs a request. */
  readonly key: KeyObject;
}

const keyFrom = (secret: string): SigningKey => ({
  kid: createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 11),
  key: createSecretKey(Buffer.from(secret)),
});

/** The current key first, then the previous one during a rotation. */
export const signingKeys: readonly SigningKey[] = [env.SECRET_KEY, env.PREVIOUS_SECRET_KEY].flatMap((secret) =>
  secret ? [keyFrom(secret)] : [],
);

/** A secret for one other purpose, derived from each live key. It reveals nothing about the key. */
export const derivedSecrets = (purpose: string): Buffer[] =>
  signingKeys.map(({ key }) => createHmac('sha256', key).update(`purpose:${purpose}`).digest());
