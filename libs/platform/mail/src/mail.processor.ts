import { Injectable, Optional } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, recorded } from '@app/jobs';
import { MailLedger } from './mail-ledger';
import { SendEmail } from './mails';
import { PostOffice } from './post-office';

@Injectable()
export class MailProcessor {
  constructor(
    private readonly postOffice: PostOffice,
    @Optional() private readonly ledger?: MailLedger,
  ) {}

  /**
   * Sends a mail, and throws if that failed. A mail with a notice is noted in the ledger before and after the attempt. It is not sent again if
   * only the end of its job was lost.
   */
  @Handles(SendEmail)
  async send({ notice, ...letter }: PayloadOf<typeof SendEmail>, { id: job_id, attempt }: Run): Promise<void> {
    const entry = notice && (await this.ledger?.open(notice, job_id));
    if (entry?.is_sent) return;
    try {
      await this.postOffice.send(job_id, letter);
    } catch (error) {
      if (entry) await this.ledger!.noteFailure(entry.id, { job_id, attempt }, error);
      throw error;
    }
    if (entry) await recorded(() => this.ledger!.noteSent(entry.id, { job_id, attempt }));
  }
}
