import type { NoticeValues } from '@app/notices';

/** The notification that a direct mail is the delivery of, for the list and the ledger. Nothing of it is in the mail. */
export interface MailNotice {
  /** Stored name of a critical entry: `security.notice`. */
  readonly type: string;
  readonly resource: string;
  readonly resource_id: number | string;
  /** ID of the recipient. `null` for an address that may have no account. */
  readonly user_id: number | null;
  /** The company that writes to an address. A mail to a person is in the ledger of the company of that person. */
  readonly company_id?: string;
  /** Plain values for the words in the list of notifications: never secrets. */
  readonly facts?: NoticeValues;
  /** True for a second mail about the same change, which the list does not repeat. */
  readonly is_copy?: boolean;
}

/** The attempt of a job that sends a mail. */
export interface MailAttempt {
  readonly job_id: string;
  readonly attempt: number;
}

/** The place of a mail in the ledger. */
export interface LedgerEntry {
  readonly id: number;
  readonly is_sent: boolean;
}

/** Keeps the ledger of direct mails. The domain of notifications implements it, in the worker. */
export abstract class MailLedger {
  /**
   * Notes that a mail is about to be sent. Repeated for the same job, it adds nothing. Its id is for the other methods. Undefined if
   * the mail has no place in the ledger, because its person or its type no longer exists.
   */
  abstract open(notice: MailNotice, job_id: string): Promise<LedgerEntry | undefined>;
  abstract noteSent(id: number, attempt: MailAttempt): Promise<void>;
  abstract noteFailure(id: number, attempt: MailAttempt, error: unknown): Promise<void>;
}
