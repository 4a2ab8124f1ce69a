import { Injectable } from '@nestjs/common';
import { type Actor, permissionsAmong, writePermissions } from '@app/auth';
import type { JsonResource, Page } from '@app/database';
import { NotFound } from '@app/errors';
import { VERSION } from '@app/i18n';
import type { Content, VersionSelector } from './content';
import { CurriculaPolicy } from './curricula.policy';
import { type Compared, differenceOf } from './difference';
import { DraftsService, whichFor } from './drafts.service';
import { type VersionQuery, VersionsRepository } from './versions.repository';
import type { CurriculumVersionSummaryView, CurriculumVersionView } from './versions.view';

/** The versions to compare. Default: the one that the actor sees, and the one before it. */
export interface Comparison {
  readonly from?: number;
  readonly to?: VersionSelector;
}

/** Permissions on a curriculum that apply to a version: copy and roll-out take its number. */
const ON_VERSION = [CurriculaPolicy.read, CurriculaPolicy.copy, CurriculaPolicy.roll_out];

@Injectable()
export class VersionsService {
  constructor(
    private readonly versions: VersionsRepository,
    private readonly drafts: DraftsService,
  ) {}

  async list(actor: Actor, curriculum_id: number, query: VersionQuery): Promise<Page<CurriculumVersionSummaryView>> {
    await this.drafts.look(actor, curriculum_id);
    return this.versions.list(curriculum_id, query);
  }

  async get(actor: Actor, curriculum_id: number, number: number): Promise<JsonResource<CurriculumVersionView>> {
    const curriculum = await this.drafts.look(actor, curriculum_id);
    const version = await this.versions.find(curriculum_id, number);
    if (!version) throw new NotFound(VERSION);
    return writePermissions(version, permissionsAmong(ON_VERSION, actor, curriculum));
  }

  async compare(actor: Actor, curriculum_id: number, { from: given, to: asked }: Comparison): Promise<Compared> {
    const curriculum = await this.drafts.look(actor, curriculum_id);
    const to = whichFor(actor, curriculum, asked);
    const from = given ?? (await this.versions.numberBefore(curriculum_id, to));
    const [before, after] = [from === null ? null : await this.require(curriculum_id, from), await this.require(curriculum_id, to)];
    return { from, to, ...differenceOf(before, after) };
  }

  private async require(curriculum_id: number, which: VersionSelector): Promise<Content> {
    const content = await this.versions.contentOf(curriculum_id, which);
    if (!content) throw new NotFound(VERSION);
    return content;
  }
}
