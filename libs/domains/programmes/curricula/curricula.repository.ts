import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Page,
  type PageRequest,
  among,
  and,
  havingAll,
  matching,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { DEPARTMENT } from '@organisation/departments/nouns';
import { withinDepartments } from '@organisation/users';
import { curricula, curriculaVisibleTo, titleFor, wordsFor } from './curricula.scope';
import { type CurriculumResource, type CurriculumView, curriculumView } from './curricula.view';
import { CURRICULUM_DEPARTMENT_FKEY, Curriculum, type CurriculumStatus } from './curriculum.entity';

export interface CurriculumQuery extends IdsRequest {
  readonly status?: readonly CurriculumStatus[];
  /** Departments, with all below them. */
  readonly department_id?: readonly number[];
  /** True for curricula without a department, false for those with one. */
  readonly common?: boolean;
  readonly owner_id?: readonly number[];
  /** Rows must have all of these. */
  readonly tags?: readonly string[];
  readonly search?: string;
  readonly ordering: readonly string[];
}

const refusals = { [CURRICULUM_DEPARTMENT_FKEY]: () => new NotFound(DEPARTMENT) };

@Injectable()
export class CurriculaRepository {
  constructor(private readonly db: Database) {}

  /** Returns the curriculum as the viewer may see it. */
  find(viewer: Actor, id: number): Promise<CurriculumResource | undefined> {
    return this.db.row(sql<CurriculumResource>`
      SELECT c.id, c.version, ${curriculumView(viewer)}::text AS json, c.company_id, c.owner_id, c.current_version, c.status,
        c.draft_revision, c.published_revision FROM ${curricula} WHERE c.id = ${id} AND ${curriculaVisibleTo(viewer)}`);
  }

  @FindsResource('curriculum')
  findAny(id: number): Promise<Curriculum | null> {
    return this.db.find(Curriculum, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. Every change of a curriculum or its items starts here. */
  findForUpdate(id: number): Promise<Curriculum | null> {
    return this.db.findForUpdate(Curriculum, sql`id = ${id}`);
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: CurriculumQuery): Promise<Page<CurriculumView>> {
    const sortable = {
      title: titleFor(viewer),
      created_at: sql`c.created_at`,
      updated_at: sql`c.updated_at`,
      published_at: { nullable: sql`v.published_at` },
    };
    return this.db.page(
      {
        select: sql`${curriculumView(viewer)} AS json`,
        as: sql`row.json`,
        from: curricula,
        where: and(curriculaVisibleTo(viewer), ...filtered(viewer, filter)),
        order: orderBy(ordering, sortable, sql`c.id`),
      },
      { page, page_size },
    );
  }

  async add(curriculum: Curriculum): Promise<void> {
    await translating(this.db.add(curriculum), refusals);
  }

  save(curriculum: Curriculum): Promise<void> {
    return translating(this.db.save(curriculum), refusals);
  }

  /** Deletes it with the items of its draft. */
  async remove({ id }: Curriculum): Promise<void> {
    await this.db.rows(sql`DELETE FROM curricula WHERE id = ${id}`);
  }

  /** Returns the ID of the department with this name, if the company has one. */
  async findDepartment(company_id: string, name: string): Promise<number | null> {
    const found = await this.db.row(sql<{ id: number }>`SELECT id FROM departments WHERE company_id = ${company_id} AND name = ${name}`);
    return found?.id ?? null;
  }

  async nameOfDepartment(id: number | null): Promise<string | null> {
    const found = id && (await this.db.row(sql<{ name: string }>`SELECT name FROM departments WHERE id = ${id}`));
    return found ? found.name : null;
  }
}

type Filter = Omit<CurriculumQuery, 'ordering' | keyof PageRequest>;

const filtered = (viewer: Actor, { ids, status, department_id, common, owner_id, tags, search }: Filter) => [
  among(sql`c.id`, ids),
  among(sql`c.status`, status),
  department_id && withinDepartments(sql`c.department_id`, department_id),
  common === undefined ? undefined : common ? sql`c.department_id IS NULL` : sql`c.department_id IS NOT NULL`,
  among(sql`c.owner_id`, owner_id),
  havingAll(sql`c.tags`, tags),
  search && matching(wordsFor(viewer), search),
];
