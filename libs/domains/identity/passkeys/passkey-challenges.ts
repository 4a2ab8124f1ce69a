import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedSecrets, hashOf } from '@app/auth';
import { networkOf } from '@app/limits';

export const CHALLENGE_LIFETIME_S = 300;

const NONCE_BYTES = 16;
const EXPIRY_BYTES = 4;
const CONTENT_BYTES = NONCE_BYTES + EXPIRY_BYTES;
const secrets = derivedSecrets('passkey-challenge');

/** A purpose and a caller: a challenge is good for nothing and nobody else. */
export type ChallengeBinding = string;

interface SessionOwner {
  readonly id: number;
  readonly session_id: number;
}

interface Place {
  readonly address: string;
  readonly user_agent: string | null;
}

/** Registering a passkey, in this session. */
export const registrationOf = ({ id, session_id }: SessionOwner): ChallengeBinding => `register:${id}:${session_id}`;

/** Proving who is behind this session. */
export const proofOf = ({ id, session_id }: SessionOwner): ChallengeBinding => `proof:${id}:${session_id}`;

/** Signing in, from the network and by the user agent that asked for the challenge. */
export const signInFrom = ({ address, user_agent }: Place): ChallengeBinding =>
  `sign_in:${networkOf(address)}:${user_agent === null ? '' : hashOf(user_agent)}`;

/** A nonce of 128 bits, when it expires, and a signature over both and the binding: it is kept nowhere until it is met. */
export function newPasskeyChallenge(binding: ChallengeBinding, now: Date): Buffer {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeUInt32BE(Math.floor(+now / 1_000) + CHALLENGE_LIFETIME_S);
  const content = Buffer.concat([randomBytes(NONCE_BYTES), expiry]);
  return Buffer.concat([content, signatureOf(content, binding, secrets[0]!)]);
}

/** A challenge that can be met: until when, and what is kept of it once it has been. */
export interface LivePasskeyChallenge {
  readonly hash: string;
  readonly expires_at: Date;
}

/** Undefined for a challenge that is not ours, is for something else, or is over. */
export function liveChallenge(challenge: string, binding: ChallengeBinding, now: Date): LivePasskeyChallenge | undefined {
  const bytes = Buffer.from(challenge, 'base64url');
  const [content, signature] = [bytes.subarray(0, CONTENT_BYTES), bytes.subarray(CONTENT_BYTES)];
  const isOurs = secrets.some((secret) => isEqual(signature, signatureOf(content, binding, secret)));
  if (!isOurs) return undefined;
  const expires_at = new Date(content.readUInt32BE(NONCE_BYTES) * 1_000);
  // Of the bytes: the same ones can be written in several ways.
  return expires_at > now ? { hash: hashOf(bytes.toString('base64url')), expires_at } : undefined;
}

const signatureOf = (content: Buffer, binding: ChallengeBinding, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(content).update(binding).digest();

const isEqual = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);
