import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, ValidationFailed, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { VERSION } from '@app/i18n';
import { beyond, lackingIn } from './completeness';
import type { Week } from './content';
import { CurriculumIncomplete, CurriculumNotMovable } from './curricula.errors';
import { CurriculumDeprecated, CurriculumPublished } from './curricula.events';
import { CURRICULUM } from './nouns';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaRepository, type CurriculumQuery } from './curricula.repository';
import { Curriculum, type CurriculumChange, type NewCurriculum, curriculumMoves } from './curriculum.entity';
import type { CurriculumView } from './curricula.view';
import { CurriculumVersion } from './curriculum-version.entity';
import { DraftsService } from './drafts.service';
import { VersionsRepository } from './versions.repository';

@Injectable()
export class CurriculaService {
  constructor(
    private readonly curricula: CurriculaRepository,
    private readonly versions: VersionsRepository,
    private readonly drafts: DraftsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: CurriculumQuery): Promise<Page<CurriculumView>> {
    return this.curricula.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<CurriculumView>> {
    const curriculum = await this.curricula.find(actor, id);
    if (!curriculum) throw new NotFound(CURRICULUM);
    return withPermissions(CurriculaPolicy.read, actor, curriculum);
  }

  create(actor: Actor, draft: NewCurriculum): Promise<JsonResource<CurriculumView>> {
    authorize(CurriculaPolicy.create, actor);
    expectWeeks(draft.weeks, draft.total_weeks);
    return this.db.transaction(async () => {
      const curriculum = Curriculum.create(withWeeks(draft), { id: actor.id, company_id: companyOf(actor) });
      await this.curricula.add(curriculum);
      this.audit.record(actor, 'curriculum.create', curriculum);
      return this.get(actor, curriculum.id);
    });
  }

  /** Changes the working draft. Published versions do not change. */
  update(actor: Actor, id: number, change: CurriculumChange, expected?: ExpectedVersion): Promise<JsonResource<CurriculumView>> {
    return this.db.transaction(async () => {
      const curriculum = await this.drafts.findForUpdate(actor, id, CurriculaPolicy.edit);
      expectVersion(curriculum, expected);
      expectWeeks(change.weeks, change.total_weeks ?? curriculum.total_weeks);
      curriculum.change(withWeeks(change));
      await this.curricula.save(curriculum);
      this.audit.record(actor, 'curriculum.update', curriculum);
      return this.get(actor, id);
    });
  }

  /** Throws 409 once a version was published. */
  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const curriculum = await this.drafts.findForUpdate(actor, id, CurriculaPolicy.delete);
      expectVersion(curriculum, expected);
      curriculum.expectDeletable();
      await this.curricula.remove(curriculum);
      this.audit.record(actor, 'curriculum.delete', curriculum);
    });
  }

  /** Freezes the draft as the next version. The second of two concurrent calls gets 409, because nothing has changed. */
  publish(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<CurriculumView>> {
    return this.db.transaction(async () => {
      const curriculum = await this.drafts.findForUpdate(actor, id, CurriculaPolicy.publish);
      expectVersion(curriculum, expected);
      const number = curriculum.publish();
      const content = (await this.versions.contentOf(id, 'draft'))!;
      const lacking = lackingIn(content);
      if (lacking.length > 0) throw new CurriculumIncomplete(lacking);
      const { company_id } = curriculum;
      await this.versions.add(CurriculumVersion.of(content, { company_id, curriculum_id: id, number, publisher_id: actor.id }));
      await this.curricula.save(curriculum);
      this.audit.record(actor, 'curriculum.publish', curriculum);
      this.events.publish(CurriculumPublished, { curriculum_id: id, company_id, version: number });
      return this.get(actor, id);
    });
  }

  /** Closes the curriculum for new mentorships. */
  deprecate(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<CurriculumView>> {
    return this.db.transaction(async () => {
      const curriculum = await this.drafts.findForUpdate(actor, id, CurriculaPolicy.deprecate);
      expectVersion(curriculum, expected);
      curriculum.deprecate();
      await this.curricula.save(curriculum);
      this.audit.record(actor, 'curriculum.deprecate', curriculum);
      this.events.publish(CurriculumDeprecated, { curriculum_id: id, company_id: curriculum.company_id });
      return this.get(actor, id);
    });
  }

  /**
   * For other domains: returns the current version with its items, for a new mentorship. Throws 404 if the actor may not read the curriculum
   * or it was never published, and 409 if it is deprecated.
   */
  async versionFor(actor: Actor, id: number): Promise<CurriculumVersion> {
    const curriculum = await this.drafts.look(actor, id);
    curriculum.expectOffered();
    const version = await this.versions.findCurrent(id);
    if (!version) throw new NotFound(VERSION);
    return version;
  }

  /**
   * For other domains: returns the version to roll out, by default the current one. Throws 403 without `roll_out`, 409 if the curriculum was
   * never published, and 404 for an unknown number.
   */
  async versionToRollOut(actor: Actor, id: number, number?: number): Promise<CurriculumVersion> {
    const curriculum = await this.drafts.look(actor, id);
    authorize(CurriculaPolicy.roll_out, actor, curriculum);
    if (curriculum.current_version === null) throw new CurriculumNotMovable(curriculumMoves.refusedFrom(curriculum));
    const version = await this.currentVersion(id, number);
    if (!version) throw new NotFound(VERSION);
    return version;
  }

  /** For other domains, without an access check: returns the current version, or one by its number. `null` if there is none. */
  currentVersion(id: number, number?: number): Promise<CurriculumVersion | null> {
    return number === undefined ? this.versions.findCurrent(id) : this.versions.findNumber(id, number);
  }
}

/** Sorts the weeks by number. */
const withWeeks = <Draft extends CurriculumChange>(draft: Draft): Draft =>
  draft.weeks
    ? { ...draft, weeks: [...draft.weeks].sort((a, b) => a.week - b.week).map(({ week, summary }) => ({ week, summary })) }
    : draft;

function expectWeeks(weeks: readonly Week[] | undefined, total_weeks: number): void {
  const wrong = [...(weeks ?? []).entries()].filter(([, { week }]) => week > total_weeks);
  if (wrong.length > 0) throw new ValidationFailed(wrong.map(([at]) => ({ field: `weeks.${at}.week`, message: beyond(total_weeks) })));
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(CurriculaPolicy.create);
  return company_id;
}
