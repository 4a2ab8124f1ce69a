import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { UsersService } from './users.service';

/** A controller whose client is the clock. */
@Injectable()
export class UsersProcessor {
  constructor(private readonly users: UsersService) {}

  @Scheduled('anonymise_users', '40 3 * * *', { inBatches: true })
  async anonymise(): Promise<{ anonymised: number }> {
    return { anonymised: await this.users.anonymiseDue() };
  }
}
