import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type Instant, instant, trackChanges } from '@app/database';
import { Jobs } from '@app/jobs';
import { isUnproven } from './address-standing';
import { UnshownAccountsRepository } from './unshown-accounts.repository';
import { UnshownAccountsService } from './unshown-accounts.service';
import { UserNotMovable } from './users.errors';
import { RemoveUnproven } from './users.jobs';
import { UsersRepository } from './users.repository';

const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Deletes unproven accounts after 7 days, each by a job, and so a transaction, of its own. */
@Injectable()
export class UnprovenRemovalsService {
  constructor(
    private readonly accounts: UnshownAccountsRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly users: UsersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Called on a schedule. Enqueues a job for each due account and returns their number. */
  async findDue(): Promise<number> {
    const due = await this.accounts.listUnprovenBefore(this.limit());
    for (const { id } of due) this.jobs.enqueue(RemoveUnproven, { user_id: id });
    return due.length;
  }

  /** Removes an account that is still unproven. The row is deleted if no other row refers to it; else it is cleared. */
  async remove(user_id: number): Promise<void> {
    try {
      await this.db.transaction(() => this.delete(user_id));
    } catch (error) {
      if (!(error instanceof UserNotMovable)) throw error;
      await this.db.transaction(() => this.blank(user_id));
    }
  }

  private async delete(user_id: number): Promise<void> {
    if (!(await this.accounts.removeUnprovenBefore(user_id, this.limit()))) return;
    this.audit.record(null, 'user.remove_unproven', trackChanges({ id: user_id, company_id: null }));
  }

  private async blank(user_id: number): Promise<void> {
    const user = await this.users.findForUpdate(user_id);
    if (user && isUnproven(user)) await this.unshown.remove(null, user);
  }

  private limit(): Instant {
    return instant(new Date(+this.clock.now() - KEPT_MS));
  }
}
