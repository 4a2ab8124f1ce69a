import { Injectable } from '@nestjs/common';
import { type Actor, permissionsAmong, withPermissions, writePermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page, type PageRequest } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { VERSION } from '@app/i18n';
import { FilePurpose, FilesService, UploadOver, UploadVerificationService } from '@library/files';
import type { Score } from './score.entity';
import { ScoreLock } from './score-lock';
import { ScoreVersion } from './score-version.entity';
import { ScoreVersionsRepository, type VersionAtHand } from './score-versions.repository';
import { ScoreVersionChanged } from './scores.events';
import { ScoresPolicy } from './scores.policy';
import { ScoresRepository } from './scores.repository';
import type { ScoreVersionView, ScoreView } from './scores.view';

/** Permissions on a score that apply to its versions. */
const APPLYING = [ScoresPolicy.read, ScoresPolicy.update] as const;

/** Manages the versions of a score. */
@Injectable()
export class ScoreVersionsService {
  constructor(
    private readonly versions: ScoreVersionsRepository,
    private readonly scores: ScoresRepository,
    private readonly lock: ScoreLock,
    private readonly arrivals: UploadVerificationService,
    private readonly files: FilesService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, score_id: number, page: PageRequest): Promise<Page<ScoreVersionView>> {
    await this.lock.look(actor, score_id);
    return this.versions.list(actor, score_id, page);
  }

  async get(actor: Actor, score_id: number, number: number): Promise<JsonResource<ScoreVersionView>> {
    const version = await this.versions.view(actor, score_id, number);
    if (!version) throw new NotFound(VERSION);
    return writePermissions(version, permissionsAmong(APPLYING, actor, version));
  }

  /** Commits an upload as the next version and makes it the current one. A repeated call returns the version that the upload became. */
  async add(actor: Actor, score_id: number, upload_id: string): Promise<JsonResource<ScoreVersionView>> {
    await this.lock.look(actor, score_id);
    const received = await this.arrivals.receive(actor, upload_id, FilePurpose.Score);
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, score_id, ScoresPolicy.update);
      const { file, isNew } = await this.files.commit(actor, received);
      if (!isNew) return this.added(actor, score, file.id);
      const number = score.grow((await this.versions.findAll(score_id)).length);
      await this.versions.add(ScoreVersion.of(score, number, file.id));
      await this.scores.save(score);
      this.audit.record(actor, 'score.add_version', score);
      this.lock.publish(ScoreVersionChanged, score);
      return this.get(actor, score_id, number);
    });
  }

  /** Makes another version the current one. */
  makeCurrent(actor: Actor, score_id: number, number: number, expected?: ExpectedVersion): Promise<JsonResource<ScoreView>> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, score_id, ScoresPolicy.update);
      expectVersion(score, expected);
      await this.require(score_id, number);
      score.show(number);
      await this.scores.save(score);
      this.audit.record(actor, 'score.make_current', score);
      this.lock.publish(ScoreVersionChanged, score);
      return withPermissions(ScoresPolicy.read, actor, (await this.scores.view(actor, score_id))!);
    });
  }

  /** Deletes a version permanently and releases its storage. Its number is never reused. */
  remove(actor: Actor, score_id: number, number: number): Promise<void> {
    return this.db.transaction(async () => {
      const score = await this.lock.findForUpdate(actor, score_id, ScoresPolicy.update);
      const { file_id } = await this.require(score_id, number);
      score.expectUnused(number);
      await this.versions.remove(score_id, number);
      await this.files.trash(actor, file_id);
      await this.files.purge(actor, file_id);
      await this.audit.note({
        action: 'score.remove_version',
        actor_id: actor.id,
        company_id: score.company_id,
        resource_id: score_id,
        facts: { number },
      });
    });
  }

  private async require(score_id: number, number: number): Promise<VersionAtHand> {
    const version = await this.versions.find(score_id, number);
    if (!version) throw new NotFound(VERSION);
    return version;
  }

  private async added(actor: Actor, { id }: Score, file_id: string): Promise<JsonResource<ScoreVersionView>> {
    const version = await this.versions.findByFile(file_id);
    if (version?.score_id !== id) throw new UploadOver();
    return this.get(actor, id, version.number);
  }
}
