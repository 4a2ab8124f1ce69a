import { Injectable } from '@nestjs/common';
import { type Actor, authorize, isSameCompany } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type Page, allowLongStatements } from '@app/database';
import { NotFound } from '@app/errors';
import { type Job, JobsService } from '@operations/jobs';
import { USER } from '@organisation/users/nouns';
import { type CountsQuery, OverviewRepository, type ScoreNumbers } from './overview.repository';
import type { ScoreCountsView } from './overview.view';
import { PurgeTrash } from './scores.jobs';
import { ScoreCountsPolicy } from './scores.policy';

/** Statistics of the actor's own scores and, for admins, score counts of the people of the company. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly overview: OverviewRepository,
    private readonly jobs: JobsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  statistics(actor: Actor): Promise<ScoreNumbers> {
    allowLongStatements();
    return this.overview.statistics(actor);
  }

  counts(actor: Actor, query: CountsQuery): Promise<Page<ScoreCountsView>> {
    authorize(ScoreCountsPolicy.list, actor);
    allowLongStatements();
    return this.overview.counts(actor, query);
  }

  /** Starts a job that empties the trash of a person of the company. */
  purgeTrash(actor: Actor, user_id: number): Promise<Job> {
    return this.db.transaction(async () => {
      const owner = await this.overview.findOwner(user_id);
      if (!owner || !isSameCompany(actor, owner)) throw new NotFound(USER);
      authorize(ScoreCountsPolicy.purge_trash, actor, owner);
      const { company_id } = owner;
      await this.audit.note({ action: 'score.purge_trash', actor_id: actor.id, company_id, facts: { user_id } });
      return this.jobs.begin(actor, PurgeTrash, { user_id, company_id });
    });
  }
}
