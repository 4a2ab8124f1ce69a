import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { UnprovenRemovalsService } from './unproven-removals.service';
import { AnonymiseUser, ExpireWords, RemoveUnproven } from './users.jobs';
import { AnonymisingService } from './anonymising.service';

/** Runs the jobs and the scheduled tasks of people. */
@Injectable()
export class UsersProcessor {
  constructor(
    private readonly anonymising: AnonymisingService,
    private readonly removals: UnprovenRemovalsService,
  ) {}

  @Scheduled('anonymise_users', '40 3 * * *')
  findDue(): Promise<{ people: number; words: number }> {
    return this.anonymising.findDue();
  }

  @Handles(AnonymiseUser)
  async anonymise({ user_id }: PayloadOf<typeof AnonymiseUser>): Promise<void> {
    await this.anonymising.anonymise(user_id);
  }

  @Handles(ExpireWords)
  async expireWords({ user_id }: PayloadOf<typeof ExpireWords>): Promise<void> {
    await this.anonymising.expireWords(user_id);
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
