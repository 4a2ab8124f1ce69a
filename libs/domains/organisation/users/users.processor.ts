import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { UnprovenRemovalsService } from './unproven-removals.service';
import { RemoveUnproven } from './users.jobs';
import { UsersService } from './users.service';

/** A controller whose clients are the queue and the clock. */
@Injectable()
export class UsersProcessor {
  constructor(
    private readonly users: UsersService,
    private readonly removals: UnprovenRemovalsService,
  ) {}

  @Scheduled('anonymise_users', '40 3 * * *', { inBatches: true })
  async anonymise(): Promise<{ anonymised: number }> {
    return { anonymised: await this.users.anonymiseDue() };
  }

  @Scheduled('remove_unproven_users', '17 * * * *')
  async findUnproven(): Promise<{ found: number }> {
    return { found: await this.removals.findDue() };
  }

  @Handles(RemoveUnproven)
  async removeUnproven({ user_id }: PayloadOf<typeof RemoveUnproven>): Promise<void> {
    await this.removals.remove(user_id);
  }
}
