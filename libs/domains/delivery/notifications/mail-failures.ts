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

/** Only the words of a refusal by the mail server go into the ledger. Other errors go into the log. */
export const failureOf = (error: unknown, attempt: number): MailFailure => ({
  attempt,
  error: error instanceof JobFailure ? error.message.slice(0, MAX_ERROR) : 'An unexpected error occurred.',
  is_last: error instanceof GiveUp || attempt >= MAIL_ATTEMPTS,
});
