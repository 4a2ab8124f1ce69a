import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type PageRequest,
  type Sql,
  among,
  and,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { mayMentor, maySignIn, withinDepartments, worksWith } from '@organisation/users';
import { LeaveOverlaps } from './calendar.errors';
import type { Day } from './day';
import { LEAVE_OVERLAP, Leave, type LeaveKind, type WhoseLeave } from './leave.entity';
import { type LeaveView, leaveView } from './leave.view';

export interface LeaveQuery extends IdsRequest {
  readonly user_id?: readonly number[];
  /** These departments and their subdepartments. */
  readonly department_id?: readonly number[];
  readonly from?: Day;
  readonly to?: Day;
  readonly kind?: readonly LeaveKind[];
  readonly ordering: readonly string[];
}

const refusals = { [LEAVE_OVERLAP]: () => new LeaveOverlaps() };
const leaves = sql`leaves l JOIN users u ON u.id = l.user_id`;
const sortable = { start_on: sql`l.start_on`, created_at: sql`l.created_at` };

@Injectable()
export class LeaveRepository {
  constructor(private readonly db: Database) {}

  /** Finds a leave that the viewer can see. */
  find(viewer: Actor, id: number): Promise<(JsonResource<LeaveView> & WhoseLeave) | undefined> {
    return this.db.row(sql<JsonResource<LeaveView> & WhoseLeave>`
      SELECT l.id, l.version, l.company_id, l.user_id, ${leaveView}::text AS json FROM ${leaves} WHERE l.id = ${id} AND ${visibleTo(viewer)}`);
  }

  @FindsResource('leave')
  subject(id: number): Promise<WhoseLeave | undefined> {
    return this.db.row(sql<WhoseLeave>`SELECT l.company_id, l.user_id FROM leaves l WHERE l.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Leave | null> {
    return this.db.findForUpdate(Leave, sql`id = ${id}`);
  }

  /** Locks all leaves of a person until the transaction ends. */
  findOfForUpdate(user_id: number): Promise<Leave[]> {
    return this.db.findAllForUpdate(Leave, sql`user_id = ${user_id} ORDER BY id`);
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: LeaveQuery): Promise<Page<LeaveView>> {
    return this.db.page(
      {
        select: sql`${leaveView} AS json`,
        as: sql`row.json`,
        from: leaves,
        where: and(visibleTo(viewer), ...filtered(filter)),
        order: orderBy(ordering, sortable, sql`l.id`),
      },
      { page, page_size },
    );
  }

  /** Tells whether the person is the viewer, or a colleague who has not left. */
  async mayTake(viewer: Actor, user_id: number): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 WHERE ${worksWith(viewer, user_id)}`));
  }

  /** Tells whether a person who reviews tasks is away, and the substitute is another one who may sign in. Locks the substitute's row (`FOR SHARE`). */
  async maySubstitute({ user_id, company_id }: WhoseLeave, substitute_id: number): Promise<boolean> {
    return !!(await this.db.row(sql`
      SELECT 1 FROM users s JOIN users away ON away.id = ${user_id} AND away.id <> s.id AND ${mayMentor(sql`away`)}
      WHERE s.id = ${substitute_id} AND s.company_id = ${company_id} AND ${mayMentor(sql`s`)} AND ${maySignIn(sql`s`)} FOR SHARE OF s`));
  }

  async add(leave: Leave): Promise<void> {
    await translating(this.db.add(leave), refusals);
  }

  save(leave: Leave): Promise<void> {
    return translating(this.db.save(leave), refusals);
  }

  async remove({ id }: Leave): Promise<void> {
    await this.db.rows(sql`DELETE FROM leaves WHERE id = ${id}`);
  }
}

const filtered = ({ ids, user_id, department_id, from, to, kind }: Omit<LeaveQuery, 'ordering' | keyof PageRequest>) => [
  among(sql`l.id`, ids),
  among(sql`l.user_id`, user_id),
  department_id && withinDepartments(sql`u.department_id`, department_id),
  from && sql`l.end_on >= ${from}`,
  to && sql`l.start_on <= ${to}`,
  among(sql`l.kind`, kind),
];

/** `LeavePolicy.read` as an SQL condition. */
function visibleTo({ id, role, company_id }: Actor): Sql {
  return role === Role.Admin ? sql`l.company_id = ${company_id}` : sql`(l.user_id = ${id} AND l.company_id = ${company_id})`;
}
