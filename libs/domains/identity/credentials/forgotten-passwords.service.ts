import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { Limits } from '@app/limits';
import { type Origin } from '@identity/auth';
import { SendPasswordReset } from './credentials.jobs';

/** Requests mails for forgotten passwords. The answer is the same for every address; a job does the rest. */
@Injectable()
export class ForgottenPasswordsService {
  constructor(
    private readonly limits: Limits,
    private readonly jobs: Jobs,
    private readonly db: Database,
  ) {}

  async ask(email: string, { address, languages }: Origin): Promise<void> {
    await this.limits.chargeMail(address);
    await this.db.transaction(() => Promise.resolve(this.jobs.enqueue(SendPasswordReset, { email, languages })));
  }
}
