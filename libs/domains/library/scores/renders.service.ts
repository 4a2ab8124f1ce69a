import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Database } from '@app/database';
import type { JobDefinition } from '@app/jobs';
import { JobStatus } from '@app/outbox';
import { FileStatus } from '@library/files';
import { type Job, JobsService } from '@operations/jobs';
import { ScoreLock } from './score-lock';
import { type ScoreFinding, ScoreVersionsRepository } from './score-versions.repository';
import { ScoreNotReady } from './scores.errors';
import { PdfInfo, RenderScores, Thumbnail } from './scores.jobs';
import { ScoresPolicy } from './scores.policy';

const READ: readonly FileStatus[] = [FileStatus.Ready, FileStatus.Failed];
const JOBS: Readonly<Record<ScoreFinding, JobDefinition<{ score_id: number }>>> = { info: PdfInfo, thumbnail: Thumbnail };

/** Starts jobs that process scores again. */
@Injectable()
export class RendersService {
  constructor(
    private readonly versions: ScoreVersionsRepository,
    private readonly lock: ScoreLock,
    private readonly jobs: JobsService,
    private readonly db: Database,
  ) {}

  /** Starts one step for a score. Throws `ScoreNotReady` while the file is processed for the first time, which includes the step. */
  render(actor: Actor, id: number, finding: ScoreFinding): Promise<Job> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, id, ScoresPolicy.render);
      score.expectUsable();
      await this.queue(id, [finding]);
      return this.jobs.begin(actor, JOBS[finding], { score_id: id });
    });
  }

  renderAll(actor: Actor, ids: readonly number[]): Promise<Job> {
    return this.db.transaction(async () => {
      for (const score of await this.lock.findAllForUpdate(actor, ids)) {
        authorize(ScoresPolicy.render, actor, score);
        score.expectUsable();
      }
      await this.versions.queueAll(ids);
      return this.jobs.begin(actor, RenderScores, { score_ids: ids });
    });
  }

  private async queue(id: number, findings: readonly ScoreFinding[]): Promise<void> {
    const version = (await this.versions.find(id))!;
    if (!READ.includes(version.status)) throw new ScoreNotReady();
    for (const finding of findings) await this.versions.mark(version.id, finding, JobStatus.Queued);
  }
}
