import type { NoticeValues } from '@app/notices';

/** The entry of the catalogue of notifications that a direct mail belongs to. The mail itself is not changed by it. */
export interface MailNotice {
  /** Stored name of a critical entry: `security.notice`. */
  readonly type: string;
  readonly resource: string;
  readonly resource_id: number | string;
  /** The person who is told. `null` for an address that may have no account. */
  readonly user_id: number | null;
  /** The company that writes to an address. Mails to a person are accounted for in the company of that person. */
  readonly company_id?: string;
  /** Plain values for the words in the list of notifications: never secrets. */
  readonly facts?: NoticeValues;
  /** True for a second mail of the same notice, which the list does not repeat. */
  readonly is_copy?: boolean;
}

/** The attempt of a job that sends a mail. */
export interface MailAttempt {
  readonly job_id: string;
  readonly attempt: number;
}

/** Accounts for direct mails. The domain that delivers notifications implements it, in the worker. */
export abstract class MailLedger {
  /** Notes that a mail is being sent. Repeated for the same job, it adds nothing. Returns an id for the other methods; undefined without a person. */
  abstract open(notice: MailNotice, job_id: string): Promise<number | undefined>;
  abstract noteSent(id: number, attempt: MailAttempt): Promise<void>;
  abstract noteFailure(id: number, attempt: MailAttempt, error: unknown): Promise<void>;
}
