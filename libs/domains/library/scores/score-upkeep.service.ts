import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { GiveUp, Jobs } from '@app/jobs';
import { OverviewRepository } from './overview.repository';
import { PurgingService } from './purging.service';
import { RenderingService } from './rendering.service';
import { ScoreVersionsRepository } from './score-versions.repository';
import { PurgeScore, WipeScore } from './scores.jobs';
import { ScoresRepository } from './scores.repository';

const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
/** Limit of scores for one night. The rest follows in the next night. */
const AT_ONCE = 10_000;

type Progress = (percent: number) => Promise<void>;

/** Processes many scores in the worker, one after the other. Can be restarted after an interruption. */
@Injectable()
export class ScoreUpkeepService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly overview: OverviewRepository,
    private readonly versions: ScoreVersionsRepository,
    private readonly rendering: RenderingService,
    private readonly purging: PurgingService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Processes these scores again. A failure is reported in the result and does not stop the others. */
  async renderAll(
    ids: readonly number[],
    progress: Progress,
  ): Promise<{ rendered: number; failed: { score_id: number; reason: string }[] }> {
    const failed: { score_id: number; reason: string }[] = [];
    for (const [at, score_id] of ids.entries()) {
      const reason = await this.reasonAgainst(score_id);
      if (reason) failed.push({ score_id, reason });
      await progress(Math.floor(((at + 1) / ids.length) * 100));
    }
    return { rendered: ids.length - failed.length, failed };
  }

  async purgeTrash(user_id: number, company_id: string, progress: Progress): Promise<{ purged: number }> {
    const ids = await this.overview.trashedOf(user_id, company_id);
    let purged = 0;
    for (const [at, id] of ids.entries()) {
      if (await this.purging.purgeTrashed(id)) purged += 1;
      await progress(Math.floor(((at + 1) / ids.length) * 100));
    }
    return { purged };
  }

  /** Enqueues one job for each score whose 30 days are over, so that a failure affects one score only. */
  async purgeExpired(): Promise<{ expired: number }> {
    const ids = await this.overview.trashedBefore(instant(new Date(+this.clock.now() - KEPT_MS)), AT_ONCE);
    for (const score_id of ids) this.jobs.enqueue(PurgeScore, { score_id });
    return { expired: ids.length };
  }

  /** Enqueues one job for each score of an anonymised person. */
  async wipeAllOf(user_id: number): Promise<void> {
    for (const { id } of await this.scores.listOf(user_id)) this.jobs.enqueue(WipeScore, { score_id: id });
  }

  /** Deletes a trashed score after one of its files was deleted on its own. */
  async follow(upload_id: string): Promise<void> {
    const version = await this.versions.findByFile(upload_id);
    if (version) await this.purging.purgeTrashed(version.score_id);
  }

  /** Marks the unfinished steps of a file as failed after its processing was given up. */
  async giveUp(upload_id: string): Promise<void> {
    await this.versions.interrupt(upload_id);
  }

  private async reasonAgainst(score_id: number): Promise<string | null> {
    try {
      await this.rendering.render(score_id, ['info', 'thumbnail']);
      return null;
    } catch (error) {
      if (error instanceof GiveUp) return error.message;
      throw error;
    }
  }
}
