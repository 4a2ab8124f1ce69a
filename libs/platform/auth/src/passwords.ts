import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/bcrypt';
import commonPasswords from 'fxa-common-password-list';
import { env } from '@app/config';
import { ValidationFailed } from '@app/errors';
import { type PasswordContext, isBuiltOnWord, isOneOfWords, wordsIn } from './context-words';
import { MAX_BYTES, composed, isDear, isOutdated, matchOf } from './password-hashes';
import { type Lane, PasswordQueue } from './password-queue';
import { isStrong } from './password-strength';

/** Limits of a password's length, in bytes. */
export const PASSWORD_BYTES = { min: 8, max: MAX_BYTES } as const;

// One core is left for all other work.
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const MOST = { max_waiting: 500, max_of_payer: 100 };

const GUESSABLE = {
  en: 'must not be easy to guess, nor consist of your e-mail address, your name, or the name of your company or of this product. Use three or four unrelated words.',
  ko: '추측하기 쉽거나 이메일 주소, 이름, 회사 이름, 서비스 이름으로 만든 비밀번호는 사용할 수 없습니다. 서로 관련 없는 단어 서너 개를 이어서 사용하십시오.',
};

/** The owner of a hash that may cost more than ours. */
export interface HashOwner {
  readonly company_id: string | null;
}

/** Result of comparing a password. */
export interface PasswordVerdict {
  readonly matches: boolean;
  /** True if the password should be hashed again. */
  readonly is_outdated: boolean;
}

/** A password that a user chooses, and the field that it came in. */
export interface ChosenPassword extends PasswordContext {
  readonly password: string;
  readonly field?: string;
}

/**
 * Hashes and compares passwords off the event loop, with bcrypt of `BCRYPT_ROUNDS`, on all cores but one. Passwords are hashed composed (NFC) and
 * compared both composed and as sent, because imported hashes may be of the latter.
 */
@Injectable()
export class Passwords {
  private readonly queue = new PasswordQueue({ at_once: AT_ONCE, deadline_ms: env.PASSWORD_WAIT_SECONDS * 1_000, ...MOST });

  hash(password: string): Promise<string> {
    return this.hashIn('hash', password);
  }

  /** Hashes a new password. Throws `ValidationFailed` (422) if an acquaintance of the user could guess it easily. */
  async choose({ password, field = 'password', ...context }: ChosenPassword): Promise<string> {
    if (!(await isFreeOf(password, wordsIn(context, env.PROJECT_NAME)))) throw new ValidationFailed([{ field, message: GUESSABLE }]);
    return this.hash(password);
  }

  /**
   * Compares `password` with a hash. Takes as long without a hash, so that timing reveals nothing. An imported hash that costs more than
   * ours waits in the lane of hashes, in turn with other companies, so that no company blocks sign-ins.
   */
  async verify(password: string, hashed: string | null | undefined, owner?: HashOwner): Promise<PasswordVerdict> {
    const work = () => matchOf(hashed, password);
    const match =
      hashed && isDear(hashed) ? this.queue.run('hash', work, `company ${owner?.company_id ?? ''}`) : this.queue.run('verify', work);
    const found = await match;
    return { matches: !!found, is_outdated: !!found && !!hashed && isOutdated(hashed, password, found) };
  }

  /** A new hash to replace an outdated one, when the user has just proven to know the password. */
  renew(password: string): Promise<string> {
    return this.hashIn('verify', password);
  }

  private hashIn(lane: Lane, password: string): Promise<string> {
    return this.queue.run(lane, () => hash(composed(password), env.BCRYPT_ROUNDS));
  }
}

const refusesCommon = (): boolean => env.PASSWORD_COMMON === 'refuse';
const isCommon = (password: string): boolean => commonPasswords.test(password.toLowerCase());

/** True if `password` has 8 to 72 bytes and is not a common one. `PASSWORD_COMMON=allow` permits those. */
export const isAcceptable = (password: unknown): boolean => {
  if (typeof password !== 'string') return false;
  const bytes = Buffer.byteLength(composed(password));
  return bytes >= PASSWORD_BYTES.min && bytes <= PASSWORD_BYTES.max && !(refusesCommon() && isCommon(password));
};

async function isFreeOf(password: string, words: readonly string[]): Promise<boolean> {
  if (isOneOfWords(password, words)) return false;
  if (!refusesCommon()) return true;
  return !isBuiltOnWord(password, words) && (await isStrong({ password, words }));
}
