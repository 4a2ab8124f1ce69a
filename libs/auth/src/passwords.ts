import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { hash } from '@node-rs/bcrypt';
import { registerDecorator } from 'class-validator';
import commonPasswords from 'fxa-common-password-list';
import pLimit from 'p-limit';
import { Unavailable } from '@app/errors';
import { MAX_BYTES, ROUNDS, isOutdated, isPasswordOf } from './password-hashes';

const MIN_BYTES = 8;
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

  /** A crowd at the door is told to come back, rather than kept until its clients have gone. */
  private queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MAX_WAITING) throw new Unavailable(undefined, COME_BACK_IN_S);
    return this.limit(work);
  }
}

/** Whether somebody may choose `password`: 8 to 72 bytes, and none that everybody tries first. */
export const isAcceptable = (password: unknown): boolean => {
  if (typeof password !== 'string') return false;
  const bytes = Buffer.byteLength(password);
  return bytes >= MIN_BYTES && bytes <= MAX_BYTES && !commonPasswords.test(password.toLowerCase());
};

/** A new password, which must be acceptable. */
export const IsPassword =
  ({ required = true } = {}): PropertyDecorator =>
  (prototype, property) => {
    ApiProperty({
      type: String,
      format: 'password',
      required,
      minLength: MIN_BYTES,
      maxLength: MAX_BYTES,
      example: 'violin-on-the-roof',
    })(prototype, property);
    registerDecorator({
      name: 'isPassword',
      target: prototype.constructor,
      propertyName: property as string,
      options: {
        message: 'must have 8 to 72 bytes and must not be a common password',
        context: { ko: '8~72바이트여야 하며 흔한 비밀번호는 쓸 수 없습니다' },
      },
      validator: { validate: isAcceptable },
    });
  };
