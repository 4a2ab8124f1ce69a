import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type JsonResource,
  type Page,
  type PageRequest,
  among,
  and,
  orderBy,
  sql,
  trackChanges,
  translating,
} from '@app/database';
import { mayMentor, maySignIn, withinDepartments, worksWith } from '@organisation/users';
import { LeaveOverlaps } from './calendar.errors';
import type { Day } from './day';
import { LEAVE_OVERLAP, Leave, type LeaveKind, type WhoseLeave } from './leave.entity';
import type { LeaveFacts } from './leave.policy';
import { leaveFacts, leavesVisibleTo, reasonSeenBy } from './leave.scope';
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
  find(viewer: Actor, id: number): Promise<(JsonResource<LeaveView> & LeaveFacts) | undefined> {
    return this.db.row(sql<JsonResource<LeaveView> & LeaveFacts>`
      SELECT l.id, l.version, ${leaveFacts}, ${leaveView(viewer)}::text AS json FROM ${leaves} WHERE l.id = ${id} AND ${leavesVisibleTo(viewer)}`);
  }

  @FindsResource('leave')
  subject(id: number): Promise<LeaveFacts | undefined> {
    return this.db.row(sql<LeaveFacts>`SELECT ${leaveFacts} FROM leaves l WHERE l.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  async findForUpdate(id: number): Promise<(Leave & LeaveFacts) | null> {
    const leave = await this.db.findForUpdate(Leave, sql`id = ${id}`);
    if (!leave) return null;
    const { partner_ids } = (await this.subject(id))!;
    return trackChanges(Object.assign(leave, { partner_ids }));
  }

  /** Locks all leaves of a person until the transaction ends. */
  findOfForUpdate(user_id: number): Promise<Leave[]> {
    return this.db.findAllForUpdate(Leave, sql`user_id = ${user_id} ORDER BY id`);
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: LeaveQuery): Promise<Page<LeaveView>> {
    return this.db.page(
      {
        select: sql`${leaveView(viewer)} AS json`,
        as: sql`row.json`,
        from: leaves,
        where: and(leavesVisibleTo(viewer), ...filtered(viewer, filter)),
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

type Filter = Omit<LeaveQuery, 'ordering' | keyof PageRequest>;

const filtered = (viewer: Actor, { ids, user_id, department_id, from, to, kind }: Filter) => [
  among(sql`l.id`, ids),
  among(sql`l.user_id`, user_id),
  department_id && withinDepartments(sql`u.department_id`, department_id),
  from && sql`l.end_on >= ${from}`,
  to && sql`l.start_on <= ${to}`,
  among(reasonSeenBy(viewer, sql`l.kind`), kind),
];
