import { Injectable } from '@nestjs/common';
import { type Actor, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { FilesService } from '@library/files';
import { ScoreLock } from './score-lock';
import { ScoreVersionsRepository } from './score-versions.repository';
import { ScoreRestored, ScoreTrashed } from './scores.events';
import { ScoresPolicy } from './scores.policy';
import { PurgingService } from './purging.service';
import { ScoresRepository } from './scores.repository';
import type { ScoreView } from './scores.view';

/** Deletes scores in two steps: trash, then purge. Their files follow, and count against the quota until the purge. */
@Injectable()
export class ScoreTrashService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly versions: ScoreVersionsRepository,
    private readonly lock: ScoreLock,
    private readonly purging: PurgingService,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  trash(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, id, ScoresPolicy.delete);
      expectVersion(score, expected);
      score.trash(this.lock.now());
      await this.scores.save(score);
      for (const { file_id } of await this.versions.findAll(id)) await this.files.trash(actor, file_id);
      this.audit.record(actor, 'score.trash', score);
      this.lock.publish(ScoreTrashed, score);
    });
  }

  restore(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<ScoreView>> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, id, ScoresPolicy.restore);
      expectVersion(score, expected);
      score.restore();
      await this.scores.save(score);
      for (const { file_id } of await this.versions.findAll(id)) await this.files.restore(actor, file_id);
      this.audit.record(actor, 'score.restore', score);
      this.lock.publish(ScoreRestored, score);
      return withPermissions(ScoresPolicy.read, actor, (await this.scores.view(actor, id))!);
    });
  }

  /** Deletes a trashed score permanently, before its 30 days are over. */
  purge(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, id, ScoresPolicy.purge);
      expectVersion(score, expected);
      await this.purging.purge(actor, score);
    });
  }
}
