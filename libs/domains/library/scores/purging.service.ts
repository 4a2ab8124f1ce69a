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

/** Deletes trashed scores permanently: each in one transaction with its files, so that their storage is released exactly once. */
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

  /** Deletes a locked score. Throws `ScoreNotInTrash` if it is not in the trash. */
  async purge(actor: Actor | null, score: Score): Promise<void> {
    score.expectTrashed();
    const files = await this.versions.findAll(score.id);
    await this.scores.remove(score);
    for (const { file_id } of files) await this.purgeFile(actor, file_id);
    this.audit.record(actor, 'score.purge', score);
    this.lock.publish(ScorePurged, score);
  }

  /** Deletes a score by its id. Returns false, and does nothing, if it no longer exists or is no longer in the trash. */
  purgeTrashed(id: number): Promise<boolean> {
    return this.db.transaction(async () => {
      const score = await this.scores.findForUpdate(id);
      if (!score?.trashed_at) return false;
      await this.purge(null, score);
      return true;
    });
  }

  /** Deletes a score of an anonymised person by its id, in the trash or not. The files domain deletes their files by itself. */
  async wipe(id: number): Promise<void> {
    await this.db.transaction(async () => {
      const score = await this.scores.findForUpdate(id);
      if (!score) return;
      if (!score.trashed_at) score.trash(this.lock.now());
      await this.purge(null, score);
    });
  }

  /** Deletes a file, and ignores one that is deleted already. */
  private async purgeFile(actor: Actor | null, file_id: string): Promise<void> {
    try {
      await this.files.purge(actor, file_id);
    } catch (error) {
      if (!(error instanceof UploadNotMovable)) throw error;
    }
  }
}
