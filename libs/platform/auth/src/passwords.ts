import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/bcrypt';
import commonPasswords from 'fxa-common-password-list';
import pLimit from 'p-limit';
import { env } from '@app/config';
import { Unavailable } from '@app/errors';
import { MAX_BYTES, ROUNDS, isOutdated, isPasswordOf } from './password-hashes';

/** How long a password may be, in bytes. */
export const PASSWORD_BYTES = { min: 8, max: MAX_BYTES } as const;
// A core is left for everything that is not a password.
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const MAX_WAITING = 500;
const COME_BACK_IN_S = 10;

/** Hashes and compares passwords off the event loop, with bcrypt of 12 rounds, on all cores but one. */
@Injectable()
export class Passwords {
  private readonly limit = pLimit(AT_ONCE);

  hash(password: string): Promise<string> {
    return this.queued(() => hash(password, ROUNDS));
  }

  /** Whether `password` is the hashed one. Takes as long where there is no hash, so that the time tells nothing. */
  matches(password: string, hashed: string | null | undefined): Promise<boolean> {
    return this.queued(() => isPasswordOf(hashed, password));
  }

  /** A new hash in place of one that was made elsewhere; undefined where the old one is as good. */
  async renewed(password: string, hashed: string | null): Promise<string | undefined> {
    return hashed && isOutdated(hashed, password) ? this.hash(password) : undefined;
  }

  /** When too many wait, the next are told to come back, rather than kept until their clients have gone. */
  private queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MAX_WAITING) throw new Unavailable(undefined, COME_BACK_IN_S);
    return this.limit(work);
  }
}

const isRefused = (password: string): boolean => env.PASSWORD_COMMON === 'refuse' && commonPasswords.test(password.toLowerCase());

/** Whether somebody may choose `password`: 8 to 72 bytes, and none that everybody tries first unless `PASSWORD_COMMON=allow`. */
export const isAcceptable = (password: unknown): boolean => {
  if (typeof password !== 'string') return false;
  const bytes = Buffer.byteLength(password);
  return bytes >= PASSWORD_BYTES.min && bytes <= PASSWORD_BYTES.max && !isRefused(password);
};
