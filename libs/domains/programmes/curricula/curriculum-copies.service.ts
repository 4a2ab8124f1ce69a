import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, withPermissions } from '@app/auth';
import { Audit, type Facts } from '@app/audit';
import { Database, type JsonResource } from '@app/database';
import { NotFound } from '@app/errors';
import { VERSION } from '@app/i18n';
import type { Content, VersionSelector } from './content';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaRepository } from './curricula.repository';
import type { CurriculumView } from './curricula.view';
import { Curriculum } from './curriculum.entity';
import { type CurriculumFile, contentIn, fileOf } from './curriculum-file';
import { CurriculumItem } from './curriculum-item.entity';
import { DraftsService, whichFor } from './drafts.service';
import { ItemsRepository } from './items.repository';
import { VersionsRepository } from './versions.repository';

export interface CopyOrder {
  readonly title?: string;
  readonly department_id?: number | null;
  /** Default: the version that the actor sees. */
  readonly version?: number;
}

/** Copies, exports and imports curricula. */
@Injectable()
export class CurriculumCopiesService {
  constructor(
    private readonly curricula: CurriculaRepository,
    private readonly items: ItemsRepository,
    private readonly versions: VersionsRepository,
    private readonly drafts: DraftsService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  copy(actor: Actor, id: number, { title, department_id, version }: CopyOrder): Promise<JsonResource<CurriculumView>> {
    return this.db.transaction(async () => {
      const source = await this.drafts.look(actor, id);
      authorize(CurriculaPolicy.copy, actor, source);
      const content = await this.require(actor, source, version);
      const filed = { department_id: department_id === undefined ? source.department_id : department_id, tags: source.tags };
      return this.add(
        actor,
        { ...content, title: title ?? content.title },
        { ...filed, action: 'curriculum.copy', facts: { source_id: id } },
      );
    });
  }

  async export(actor: Actor, id: number, asked?: VersionSelector): Promise<CurriculumFile> {
    const curriculum = await this.drafts.look(actor, id);
    const content = await this.require(actor, curriculum, asked);
    return fileOf(content, { department: await this.curricula.nameOfDepartment(curriculum.department_id), tags: curriculum.tags });
  }

  /** Creates a draft from a file, in the department of that name, or for the whole company if there is none. */
  import(actor: Actor, file: CurriculumFile): Promise<JsonResource<CurriculumView>> {
    authorize(CurriculaPolicy.create, actor);
    const content = contentIn(file);
    return this.db.transaction(async () => {
      const department_id = file.department === null ? null : await this.curricula.findDepartment(companyOf(actor), file.department);
      return this.add(actor, content, { department_id, tags: [...file.tags], action: 'curriculum.import', facts: {} });
    });
  }

  private async add(
    actor: Actor,
    { items, weeks, ...content }: Content,
    {
      action,
      facts,
      ...filed
    }: { department_id: number | null; tags: string[]; action: 'curriculum.copy' | 'curriculum.import'; facts: Facts },
  ): Promise<JsonResource<CurriculumView>> {
    const company_id = companyOf(actor);
    const copy = Curriculum.create({ ...content, ...filed, weeks: [...weeks] }, { id: actor.id, company_id });
    await this.curricula.add(copy);
    if (items.length > 0) await this.fill(copy, items);
    const told = { ...facts, department_id: copy.department_id, item_count: items.length };
    await this.audit.note({ action, actor_id: actor.id, company_id, resource_id: copy.id, facts: told });
    return withPermissions(CurriculaPolicy.read, actor, (await this.curricula.find(actor, copy.id))!);
  }

  /** Adds the items, then links their prerequisites by the new ids. */
  private async fill(copy: Curriculum, contents: Content['items']): Promise<void> {
    const ordered = [...contents].sort((a, b) => a.order - b.order);
    const items = ordered.map((content, at) => CurriculumItem.like(content, copy, at + 1));
    await this.items.add(items);
    const ids = new Map(ordered.map(({ id }, at) => [id, items[at]!.id]));
    const waiting = ordered.map(({ prerequisites }, at) => ({ id: items[at]!.id, prerequisites: prerequisites.map((id) => ids.get(id)!) }));
    await this.items.link(waiting.filter(({ prerequisites }) => prerequisites.length > 0));
  }

  private async require(actor: Actor, curriculum: Curriculum, asked?: VersionSelector): Promise<Content> {
    const content = await this.versions.contentOf(curriculum.id, whichFor(actor, curriculum, asked));
    if (!content) throw new NotFound(VERSION);
    return content;
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(CurriculaPolicy.create);
  return company_id;
}
