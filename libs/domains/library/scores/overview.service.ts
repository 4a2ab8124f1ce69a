import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type Page } from '@app/database';
import { NotFound } from '@app/errors';
import { type Job, JobsService } from '@operations/jobs';
import { USER } from '@organisation/users/nouns';
import { type CountsQuery, OverviewRepository, type ScoreNumbers } from './overview.repository';
import { PurgeTrash } from './scores.jobs';
import { ScoreCountsPolicy, ScoresPolicy } from './scores.policy';

/** Scores in numbers: one's own, and for admins those of the company's people. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly overview: OverviewRepository,
    private readonly jobs: JobsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  statistics(actor: Actor): Promise<ScoreNumbers> {
    return this.overview.statistics(actor);
  }

  counts(actor: Actor, query: CountsQuery): Promise<Page<object>> {
    authorize(ScoreCountsPolicy.list, actor);
    return this.overview.counts(actor, query);
  }

  /** Has what somebody of the company has thrown away taken out of the trash for good. */
  purgeTrash(actor: Actor, user_id: number): Promise<Job> {
    return this.db.transaction(async () => {
      const company_id = await this.overview.companyOf(user_id);
      if (!company_id || company_id !== actor.company_id) throw new NotFound(USER);
      // Not about a score: no admin reads one.
      if (!ScoresPolicy.purge_trash(actor, { company_id })) throw forbidden(ScoresPolicy.purge_trash);
      await this.audit.note({ action: 'score.purge_trash', actor_id: actor.id, company_id, facts: { user_id } });
      return this.jobs.begin(actor, PurgeTrash, { user_id, company_id });
    });
  }
}
