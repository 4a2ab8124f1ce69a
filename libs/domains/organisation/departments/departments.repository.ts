import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  FOREIGN_KEY_VIOLATION,
  type IdsRequest,
  type JsonResource,
  type Page,
  among,
  and,
  containing,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { maySignIn } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import { DEPARTMENT_PARENT_FKEY, Department, LEAD_FKEY, NAME_KEY } from './department.entity';
import { DepartmentNameTaken, DepartmentNotEmpty } from './departments.errors';
import { departmentsVisibleTo } from './departments.scope';
import { type DepartmentView, departmentView } from './departments.view';
import { DEPARTMENT } from './nouns';

export interface DepartmentQuery extends IdsRequest {
  readonly search?: string;
  readonly is_active?: boolean;
  readonly parent_id?: readonly number[];
  readonly ordering: readonly string[];
}

const refusals = {
  [NAME_KEY]: () => new DepartmentNameTaken(),
  [DEPARTMENT_PARENT_FKEY]: () => new NotFound(DEPARTMENT),
  [LEAD_FKEY]: () => new NotFound(USER),
};

const departments = sql`departments d LEFT JOIN departments p ON p.id = d.parent_id LEFT JOIN users l ON l.id = d.lead_id`;
const sortable = { name: sql`d.name`, created_at: sql`d.created_at`, updated_at: sql`d.updated_at` };

@Injectable()
export class DepartmentsRepository {
  constructor(private readonly db: Database) {}

  /** Finds a department that the viewer can see, with its parent, lead and number of members. */
  find(viewer: Actor, id: number): Promise<(JsonResource<DepartmentView> & Pick<Department, 'company_id'>) | undefined> {
    return this.db.row(sql<JsonResource<DepartmentView> & Pick<Department, 'company_id'>>`
      SELECT d.id, d.version, d.company_id, ${departmentView}::text AS json FROM ${departments} WHERE d.id = ${id} AND ${departmentsVisibleTo(viewer)}`);
  }

  /** Returns the fields of a department that `DepartmentsPolicy` needs. */
  @FindsResource('department')
  subject(id: number): Promise<Pick<Department, 'company_id'> | undefined> {
    return this.db.row(sql<Pick<Department, 'company_id'>>`SELECT d.company_id FROM departments d WHERE d.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Department | null> {
    return this.db.findForUpdate(Department, sql`id = ${id}`);
  }

  /** Locks all departments that a person leads, until the transaction ends. */
  findLedForUpdate(lead_id: number): Promise<Department[]> {
    return this.db.findAllForUpdate(Department, sql`lead_id = ${lead_id} ORDER BY id`);
  }

  list(viewer: Actor, { ids, search, is_active, parent_id, ordering, ...page }: DepartmentQuery): Promise<Page<DepartmentView>> {
    const pattern = search && containing(search);
    return this.db.page(
      {
        select: sql`${departmentView} AS json`,
        as: sql`row.json`,
        from: departments,
        where: and(
          departmentsVisibleTo(viewer),
          pattern && sql`(d.name ILIKE ${pattern} OR d.description ILIKE ${pattern})`,
          is_active !== undefined && sql`d.is_active = ${is_active}`,
          among(sql`d.parent_id`, parent_id),
          among(sql`d.id`, ids),
        ),
        order: orderBy(ordering, sortable, sql`d.id`),
      },
      page,
    );
  }

  async add(department: Department): Promise<void> {
    await translating(this.db.add(department), refusals);
  }

  save(department: Department): Promise<void> {
    return translating(this.db.save(department), refusals);
  }

  /** Deletes a department. A foreign key refuses this while any row refers to it, also for concurrent requests. */
  async remove({ id }: Department): Promise<void> {
    await translating(this.db.rows(sql`DELETE FROM departments WHERE id = ${id}`), {
      [FOREIGN_KEY_VIOLATION]: () => new DepartmentNotEmpty(),
    });
  }

  /** Allows one move of a department at a time per company. Two concurrent moves, each valid by itself, could form a cycle. */
  async lockTree(company_id: string | null): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('departments of ' || ${company_id}::text, 0))`);
  }

  /**
   * Tells whether the person is a colleague of the viewer and can sign in. Locks the person, so that they cannot be deactivated meanwhile.
   */
  async lockLead({ company_id }: Actor, id: number): Promise<boolean> {
    const lead = sql`SELECT 1 FROM users u WHERE u.id = ${id} AND u.company_id = ${company_id} AND ${maySignIn(sql`u`)} FOR SHARE`;
    return !!(await this.db.row(lead));
  }

  /** Tells whether `id` is `other`, or an ancestor of it. */
  async isAbove(id: number, other: number): Promise<boolean> {
    const found = await this.db.row(sql`
      WITH RECURSIVE above AS (
        SELECT d.id, d.parent_id FROM departments d WHERE d.id = ${other}
        UNION SELECT d.id, d.parent_id FROM departments d JOIN above a ON d.id = a.parent_id
      ) SELECT 1 FROM above WHERE id = ${id}`);
    return !!found;
  }
}
