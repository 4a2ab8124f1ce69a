import { Injectable, Optional } from '@nestjs/common';
import { Handles, type PayloadOf, type Run } from '@app/jobs';
import { MailLedger } from './mail-ledger';
import { SendEmail } from './mails';
import { PostOffice } from './post-office';

@Injectable()
export class MailProcessor {
  constructor(
    private readonly postOffice: PostOffice,
    @Optional() private readonly ledger?: MailLedger,
  ) {}

  /** Sends a mail, and throws if that failed. A mail with a notice is noted in the ledger before and after the attempt. */
  @Handles(SendEmail)
  async send({ notice, ...letter }: PayloadOf<typeof SendEmail>, { id: job_id, attempt }: Run): Promise<void> {
    const entry = notice && (await this.ledger?.open(notice, job_id));
    try {
      await this.postOffice.send(job_id, letter);
    } catch (error) {
      if (entry !== undefined) await this.ledger!.noteFailure(entry, { job_id, attempt }, error);
      throw error;
    }
    if (entry !== undefined) await this.ledger!.noteSent(entry, { job_id, attempt });
  }
}
