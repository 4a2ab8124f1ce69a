import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  FOREIGN_KEY_VIOLATION,
  type Groups,
  type JsonResource,
  type Page,
  type PageRequest,
  type Sortable,
  type Sql,
  orderBy,
  publicChangesOf,
  sql,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { DEPARTMENT } from '@organisation/departments/nouns';
import { type PairNamed, pairsAgainst, partnersOf } from '@organisation/pairs';
import { isAdmin, isInvited, maySignIn } from './user-predicates';
import { EMAIL_KEY, EMPLOYEE_NUMBER_KEY, USER_DEPARTMENT_FKEY, User } from './user.entity';
import type { PairedUserFacts } from './users.policy';
import { DepartmentInactive, EmailTaken, EmployeeNumberTaken, UserNotMovable } from './users.errors';
import { type UserFilter, listedUsers } from './users.filter';
import { people, runsCompany, userColumnSeenBy, usersVisibleTo } from './users.scope';
import { UserGrouping } from './user-grouping';
import { type UserView, userView } from './users.view';

export interface UserQuery extends PageRequest, UserFilter {
  readonly ordering: readonly string[];
}

const departmentName = sql`(SELECT d.name FROM departments d WHERE d.id = k.key)`;

const refusals = {
  [EMAIL_KEY]: () => new EmailTaken(),
  [EMPLOYEE_NUMBER_KEY]: () => new EmployeeNumberTaken(),
  [USER_DEPARTMENT_FKEY]: () => new NotFound(DEPARTMENT),
};

@Injectable()
export class UsersRepository {
  constructor(private readonly db: Database) {}

  /** Finds a person whom the viewer can see, with company and department, in one statement. */
  find(viewer: Actor, id: number): Promise<(JsonResource<UserView> & PairedUserFacts) | undefined> {
    return this.db.row(sql<JsonResource<UserView> & PairedUserFacts>`
      SELECT u.id, u.version, ${userView(viewer)}::text AS json, u.company_id, u.department_id, u.status,
        ${runsCompany(viewer) ? sql`'{}'::int[]` : partnersOf(sql`u.id`)} AS partner_ids FROM ${people} WHERE u.id = ${id} AND ${usersVisibleTo(viewer)}`);
  }

  /** Returns the fields of a person that `UsersPolicy` needs. */
  @FindsResource('user')
  subject(id: number): Promise<PairedUserFacts | undefined> {
    return this.db.row(sql<PairedUserFacts>`
      SELECT u.id, u.company_id, u.department_id, u.status, ${partnersOf(sql`u.id`)} AS partner_ids FROM users u WHERE u.id = ${id}`);
  }

  /**
   * Locks the row until the transaction ends, so that two writers cannot both read the old state. Rows that refer to the person can still
   * be added.
   */
  async findForUpdate(id: number): Promise<User | null> {
    const [found] = await this.db.findAllForUpdate(User, sql`id = ${id}`, sql`FOR NO KEY UPDATE`);
    return found ?? null;
  }

  /** Lists the current partners. Called after locking the person, so that no pair is added meanwhile. */
  async partnersOf(id: number): Promise<number[]> {
    const found = await this.db.row(sql<Pick<PairedUserFacts, 'partner_ids'>>`SELECT ${partnersOf(id)} AS partner_ids`);
    return [...found!.partner_ids];
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: UserQuery): Promise<Page<UserView>> {
    const seen = (column: Sql) => userColumnSeenBy(viewer, column);
    return this.db.page(
      {
        select: sql`${userView(viewer)} AS json`,
        as: sql`row.json`,
        from: people,
        where: listedUsers(viewer, filter),
        order: orderBy(ordering, sortableBy(seen), sql`u.id`),
      },
      { page, page_size },
    );
  }

  /** Counts by what the viewer may see of each person. */
  count(viewer: Actor, { group_by, ...filter }: UserFilter & { readonly group_by: UserGrouping }): Promise<Groups> {
    const where = listedUsers(viewer, filter);
    if (group_by === UserGrouping.Department)
      return this.db.groups({ from: people, where, key: sql`u.department_id`, name: departmentName });
    const key = group_by === UserGrouping.Role ? sql`u.role` : userColumnSeenBy(viewer, sql`u.status`);
    return this.db.groups({ from: people, where, key });
  }

  /**
   * Tells whether the department is inactive, and locks it, so that it is not deactivated meanwhile. A foreign key refuses a missing one.
   */
  async isClosed({ department_id, company_id }: Partial<Pick<User, 'department_id' | 'company_id'>>): Promise<boolean> {
    if (!department_id) return false;
    const department = await this.db.row(sql<{ is_active: boolean }>`
      SELECT d.is_active FROM departments d WHERE d.id = ${department_id} AND d.company_id = ${company_id} FOR SHARE`);
    return department?.is_active === false;
  }

  /** Tells whether the company's setting requires new people to choose their own password. */
  async mustChangePasswords(company_id: string | null): Promise<boolean> {
    const company = await this.db.row(sql<{ asks: boolean }>`
      SELECT c.settings @> '{"must_change_password": true}' AS asks FROM companies c WHERE c.id = ${company_id}`);
    return company?.asks ?? false;
  }

  async add(user: User): Promise<void> {
    await this.expectPlace(user);
    await translating(this.db.add(user), refusals);
  }

  async save(user: User): Promise<void> {
    await this.expectPlace(user);
    await translating(this.db.save(user), refusals);
  }

  /**
   * Locks the active admins of the company and the person to change until the transaction ends, and returns the ids of the admins. Every
   * change that can remove an admin calls this first, so that the second of two admins who demote each other is refused. All rows are
   * locked in the order of their ids: locking the person after the admins could deadlock with a concurrent change. The lock is `FOR NO KEY
   * UPDATE`, because `FOR UPDATE` conflicts with the `FOR KEY SHARE` of a foreign key: a transaction that pairs the person locks them first
   * and then refers to an admin.
   */
  async lockActingAdmins(company_id: string | null, id: number): Promise<number[]> {
    const isActing = sql`(u.company_id = ${company_id} AND ${isAdmin(sql`u`)} AND ${maySignIn(sql`u`)})`;
    const held = await this.db.rows(sql<{ id: number; acts: boolean | null }>`
      SELECT u.id, ${isActing} AS acts FROM users u WHERE ${isActing} OR u.id = ${id} ORDER BY u.id FOR NO KEY UPDATE`);
    return held.filter(({ acts }) => acts).map((admin) => admin.id);
  }

  /** Lists open mentorships that the role would make invalid. Called after locking the person, so that no pair is added meanwhile. */
  pairsAgainst({ id, role }: Pick<User, 'id' | 'role'>): Promise<PairNamed[]> {
    return this.db.rows(pairsAgainst(role, id));
  }

  /** Adds an invited person. Does nothing and returns false if the address is in use. */
  async addIfFree(user: User): Promise<boolean> {
    await this.expectPlace(user);
    return translating(this.db.addIfFree(user), refusals);
  }

  async companyNameOf(id: string): Promise<string | undefined> {
    const company = await this.db.row(sql<{ name: string }>`SELECT c.name FROM companies c WHERE c.id = ${id}`);
    return company?.name;
  }

  findByEmailForUpdate(email: string): Promise<User | null> {
    return this.db.findForUpdate(User, sql`email = ${email}`);
  }

  removeInvited(email: string, company_id: string): Promise<{ id: number } | undefined> {
    const removal = sql<{ id: number }>`
      DELETE FROM users u WHERE email = ${email} AND company_id = ${company_id} AND ${isInvited(sql`u`)} RETURNING id`;
    return translating(this.db.row(removal), { [FOREIGN_KEY_VIOLATION]: () => new UserNotMovable() });
  }

  removeAllInvited(company_id: string): Promise<{ id: number }[]> {
    return this.db.rows(sql<{ id: number }>`DELETE FROM users u WHERE company_id = ${company_id} AND ${isInvited(sql`u`)} RETURNING id`);
  }

  /** Refuses (409) a change to an inactive department. Its existing members stay. */
  private async expectPlace(user: User): Promise<void> {
    if ('department_id' in publicChangesOf(user) && (await this.isClosed(user))) throw new DepartmentInactive();
  }
}

const sortableBy = (seen: (column: Sql) => Sql): Record<string, Sortable> => ({
  name: sql`u.name`,
  role: sql`u.role`,
  email: { nullable: seen(sql`u.email`) },
  employee_number: { nullable: seen(sql`u.employee_number`) },
  department: { nullable: sql`d.name` },
  status: { nullable: seen(sql`u.status`) },
  join_date: { nullable: seen(sql`u.join_date`) },
  last_login_at: { nullable: seen(sql`u.last_login_at`) },
  created_at: { nullable: seen(sql`u.created_at`) },
  updated_at: { nullable: seen(sql`u.updated_at`) },
});
