import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedSecrets, hashOf } from '@app/auth';
import { networkOf } from '@app/limits';

export const CHALLENGE_LIFETIME_S = 300;

const NONCE_BYTES = 16;
const EXPIRY_BYTES = 4;
const CONTENT_BYTES = NONCE_BYTES + EXPIRY_BYTES;
const secrets = derivedSecrets('passkey-challenge');

/** A purpose and a caller. A challenge is valid for no other purpose and nobody else. */
export type ChallengeBinding = string;

interface SessionOwner {
  readonly id: number;
  readonly session_id: number;
}

interface Place {
  readonly address: string;
  readonly user_agent: string | null;
}

/** Binds a challenge to registering a passkey in this session. */
export const registrationOf = ({ id, session_id }: SessionOwner): ChallengeBinding => `register:${id}:${session_id}`;

/** Binds a challenge to proving who is behind this session. */
export const proofOf = ({ id, session_id }: SessionOwner): ChallengeBinding => `proof:${id}:${session_id}`;

/** Binds a challenge to signing in from the network and by the user agent that asked for it. */
export const signInFrom = ({ address, user_agent }: Place): ChallengeBinding =>
  `sign_in:${networkOf(address)}:${user_agent === null ? '' : hashOf(user_agent)}`;

/** Makes a challenge: a nonce of 128 bits, its expiry, and a signature over both and the binding. It is stored only once it has been used. */
export function newPasskeyChallenge(binding: ChallengeBinding, now: Date): Buffer {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeUInt32BE(Math.floor(+now / 1_000) + CHALLENGE_LIFETIME_S);
  const content = Buffer.concat([randomBytes(NONCE_BYTES), expiry]);
  return Buffer.concat([content, signatureOf(content, binding, secrets[0]!)]);
}

/** A challenge that can still be used: its expiry, and the hash that is stored once it has been used. */
export interface LivePasskeyChallenge {
  readonly hash: string;
  readonly expires_at: Date;
}

/** Answers undefined for a challenge that is not ours, has another binding, or has expired. */
export function liveChallenge(challenge: string, binding: ChallengeBinding, now: Date): LivePasskeyChallenge | undefined {
  const bytes = Buffer.from(challenge, 'base64url');
  const [content, signature] = [bytes.subarray(0, CONTENT_BYTES), bytes.subarray(CONTENT_BYTES)];
  const isOurs = secrets.some((secret) => isEqual(signature, signatureOf(content, binding, secret)));
  if (!isOurs) return undefined;
  const expires_at = new Date(content.readUInt32BE(NONCE_BYTES) * 1_000);
  // The hash is taken of the bytes, because their base64url can be written in several ways.
  return expires_at > now ? { hash: hashOf(bytes.toString('base64url')), expires_at } : undefined;
}

const signatureOf = (content: Buffer, binding: ChallengeBinding, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(content).update(binding).digest();

const isEqual = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);
