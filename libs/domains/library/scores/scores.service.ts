import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { FilePurpose, FilesService, UploadOver, UploadVerificationService } from '@library/files';
import { type NewScore, Score, type ScoreChange } from './score.entity';
import { ScoreLock } from './score-lock';
import { ScoreVersion } from './score-version.entity';
import { ScoreVersionsRepository } from './score-versions.repository';
import { ScoreCreated, ScoreUpdated } from './scores.events';
import { SCORE } from './nouns';
import { ScoresPolicy } from './scores.policy';
import { type ScoreQuery, ScoresRepository } from './scores.repository';
import type { ScoreView } from './scores.view';

/** A new score and the upload that becomes its file. */
export type NewUpload = NewScore & { readonly upload_id: string };

@Injectable()
export class ScoresService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly versions: ScoreVersionsRepository,
    private readonly lock: ScoreLock,
    private readonly arrivals: UploadVerificationService,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: ScoreQuery): Promise<Page<ScoreView>> {
    return this.scores.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ScoreView>> {
    const score = await this.scores.view(actor, id);
    if (!score) throw new NotFound(SCORE);
    return withPermissions(ScoresPolicy.read, actor, score);
  }

  /**
   * Commits an upload of the actor and creates a score from it. Repeated and concurrent calls create one score and return it again. Throws
   * the errors of `UploadVerificationService.receive` and `FilesService.commit`.
   */
  async create(actor: Actor, { upload_id, ...draft }: NewUpload): Promise<JsonResource<ScoreView>> {
    authorize(ScoresPolicy.create, actor);
    const received = await this.arrivals.receive(actor, upload_id, FilePurpose.Score);
    return this.db.transaction(async () => {
      const { file, isNew } = await this.files.commit(actor, received);
      if (!isNew) return this.made(actor, file.id);
      const score = Score.of(draft, file);
      await this.scores.add(score);
      await this.versions.add(ScoreVersion.of(score, 1, file.id));
      this.audit.record(actor, 'score.create', score);
      this.lock.publish(ScoreCreated, score);
      return this.get(actor, score.id);
    });
  }

  update(actor: Actor, id: number, change: ScoreChange, expected?: ExpectedVersion): Promise<JsonResource<ScoreView>> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, id, ScoresPolicy.update);
      expectVersion(score, expected);
      score.change(change);
      await this.scores.save(score);
      this.audit.record(actor, 'score.update', score);
      this.lock.publish(ScoreUpdated, score);
      return this.get(actor, id);
    });
  }

  /**
   * Returns the score that was created from the upload before. Throws `UploadOver` if it was deleted or the upload became a later version.
   */
  private async made(actor: Actor, file_id: string): Promise<JsonResource<ScoreView>> {
    const version = await this.versions.findByFile(file_id);
    if (version?.number !== 1) throw new UploadOver();
    return this.get(actor, version.score_id);
  }
}
