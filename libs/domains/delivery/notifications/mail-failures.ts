import { GiveUp, JobFailure } from '@app/jobs';
import { MAIL_ATTEMPTS } from '@app/mail';

const MAX_ERROR = 500;

/** A failed attempt, as the ledger notes it. */
export interface MailFailure {
  readonly attempt: number;
  readonly error: string;
  /** True if there is no further attempt. */
  readonly is_last: boolean;
}

/** Other errors than refusals of the mail server are only logged. */
export const failureOf = (error: unknown, attempt: number): MailFailure => ({
  attempt,
  error: error instanceof JobFailure ? error.message.slice(0, MAX_ERROR) : 'An unexpected error occurred.',
  is_last: error instanceof GiveUp || attempt >= MAIL_ATTEMPTS,
});
