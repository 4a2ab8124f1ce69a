import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { env } from '@app/config';
import { hashOf } from '@app/auth';

const STEP_S = 30;
const TOTP = /^\d{6}$/;

const HOW_MANY = 10;
const GROUPS = 6;
const GROUP_LENGTH = 4;
// Without i, l, o and u, which are easily misread in handwriting.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A secret for an authenticator app: 160 bits, in base32. */
export const newTotpSecret = (): string => generateSecret();

/** Content of the QR code for an authenticator app. */
export const otpauthUri = (secret: string, label: string): string => generateURI({ issuer: env.PROJECT_NAME, label, secret });

/**
 * Returns the time step of `code` (RFC 6238), for a clock that is at most one step off. Undefined if the code is wrong or its step was
 * used.
 */
export function stepOf(secret: string, code: string, now: Date, used_up: number | null): number | undefined {
  if (!TOTP.test(code)) return undefined;
  const epoch = Math.floor(+now / 1_000);
  const answer = verifySync({ secret, token: code, epoch, epochTolerance: STEP_S, ...(used_up !== null && { afterTimeStep: used_up }) });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
}

/**
 * Ten recovery codes such as `7k2m-q9xd-04tn-w3hv-m8ye-5rcz`, of 120 bits each. With 112 or more, a plain hash suffices (ASVS 5.0, 6.5.2).
 */
export const newRecoveryCodes = (): string[] => Array.from({ length: HOW_MANY }, () => Array.from({ length: GROUPS }, group).join('-'));

const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Hash of a recovery code, independent of hyphens, spaces and case. Only the hash is stored. */
export const recoveryHashOf = (code: string): string => hashOf(compact(code));

/** Removes spaces and hyphens and lower-cases, because people type codes in groups and in capitals. */
export const compact = (code: string): string => code.replace(/[\s-]/g, '').toLowerCase();
