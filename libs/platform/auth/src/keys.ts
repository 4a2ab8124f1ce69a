import { type KeyObject, createHash, createHmac, createSecretKey } from 'node:crypto';
import { env } from '@app/config';

/** A secret that signs, under the name by which a token says which one signed it. */
export interface SigningKey {
  readonly kid: string;
  /** A key object, not the text: given text, jsonwebtoken first tries to read a public key from it, for 300 µs a request. */
  readonly key: KeyObject;
}

const keyFrom = (secret: string): SigningKey => ({
  kid: createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 11),
  key: createSecretKey(Buffer.from(secret)),
});

/** The present key first; while keys are being changed, the one before it too. */
export const signingKeys: readonly SigningKey[] = [env.SECRET_KEY, env.PREVIOUS_SECRET_KEY].flatMap((secret) =>
  secret ? [keyFrom(secret)] : [],
);

/** A secret for one other purpose, drawn from each live key: knowing it tells nothing about the key. */
export const derivedSecrets = (purpose: string): Buffer[] =>
  signingKeys.map(({ key }) => createHmac('sha256', key).update(`purpose:${purpose}`).digest());
