import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { FilesService, UploadNotMovable } from '@library/files';
import type { Score } from './score.entity';
import { ScoreLock } from './score-lock';
import { ScoreVersionsRepository } from './score-versions.repository';
import { ScorePurged } from './scores.events';
import { ScoresRepository } from './scores.repository';

/** Takes scores out of the trash for good: each in one transaction with its files, so that their room is free once. */
@Injectable()
export class PurgingService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly versions: ScoreVersionsRepository,
    private readonly lock: ScoreLock,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** One that is held. */
  async purge(actor: Actor | null, score: Score): Promise<void> {
    score.expectTrashed();
    const files = await this.versions.findAll(score.id);
    await this.scores.remove(score);
    for (const { file_id } of files) await this.purgeFile(actor, file_id);
    this.audit.record(actor, 'score.purge', score);
    this.lock.publish(ScorePurged, score);
  }

  /** One by its id, unless it is no longer there, or no longer in the trash. Says whether it was. */
  purgeTrashed(id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const score = await this.scores.findForUpdate(id);
      if (!score?.trashed_at) return false;
      await this.purge(null, score);
      return true;
    });
  }

  /** One by its id, of somebody who is no longer here. Their files have been taken care of by the domain that keeps them. */
  async wipe(id: number): Promise<void> {
    await this.db.transaction(async () => {
      const score = await this.scores.findForUpdate(id);
      if (!score) return;
      if (!score.trashed_at) score.trash(this.lock.now());
      await this.purge(null, score);
    });
  }

  /** A file that is gone already is no hindrance. */
  private async purgeFile(actor: Actor | null, file_id: string): Promise<void> {
    try {
      await this.files.purge(actor, file_id);
    } catch (error) {
      if (!(error instanceof UploadNotMovable)) throw error;
    }
  }
}
