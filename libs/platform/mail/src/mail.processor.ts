import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run } from '@app/jobs';
import { SendEmail } from './mails';
import { PostOffice } from './post-office';

@Injectable()
export class MailProcessor {
  constructor(private readonly postOffice: PostOffice) {}

  @Handles(SendEmail)
  async send(letter: PayloadOf<typeof SendEmail>, { id }: Run): Promise<void> {
    await this.postOffice.send(id, letter);
  }
}
