import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import { Database, type JsonResource, type Page, type PageRequest, type Sql, among, and, containing, orderBy, sql } from '@app/database';
import { inDirectory } from '@organisation/users';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';
import type { QuotaHolder } from './quota.policy';
import { UserQuota } from './user-quota.entity';
import { type UserQuotaView, limit, plan, used, userQuotaView } from './user-quotas.view';

export interface UserQuotaQuery extends PageRequest {
  readonly search?: string;
  readonly user_id?: readonly number[];
  readonly plan?: readonly QuotaPlan[];
  readonly ordering: readonly string[];
}

const SOLO = PLAN_BYTES[QuotaPlan.Solo];
const holders = sql`users u LEFT JOIN user_quotas q ON q.user_id = u.id`;
const sortable = { name: sql`u.name`, used, limit, plan };

/** Quotas of the users of companies. A user without a row has the quota of the plan solo. */
@Injectable()
export class UserQuotasRepository {
  constructor(private readonly db: Database) {}

  /** Finds the facts by which `QuotaPolicy` decides. The id is that of the user. */
  @FindsResource('quota')
  subject(user_id: number): Promise<QuotaHolder | undefined> {
    return this.db.row(sql<QuotaHolder>`
      SELECT u.id AS user_id, u.company_id FROM users u WHERE u.id = ${user_id}`);
  }

  view(viewer: Actor, user_id: number): Promise<(JsonResource<UserQuotaView> & QuotaHolder) | undefined> {
    return this.db.row(sql<JsonResource<UserQuotaView> & QuotaHolder>`
      SELECT u.id, coalesce(q.version, 1) AS version, ${userQuotaView}::text AS json, u.id AS user_id, u.company_id FROM ${holders} WHERE u.id = ${user_id} AND ${visibleTo(viewer)}`);
  }

  list(viewer: Actor, { search, user_id, plan: wanted, ordering, ...page }: UserQuotaQuery): Promise<Page<UserQuotaView>> {
    return this.db.page(
      {
        select: sql`${userQuotaView} AS json`,
        as: sql`row.json`,
        from: holders,
        where: and(
          visibleTo(viewer),
          sql`${inDirectory(sql`u`)}`,
          search && sql`u.name ILIKE ${containing(search)}`,
          among(sql`u.id`, user_id),
          among(plan, wanted),
        ),
        order: orderBy(ordering, sortable, sql`u.id`),
      },
      page,
    );
  }

  /** Locks the row until the transaction ends, and creates it if there is none. */
  async findForUpdate(user_id: number): Promise<UserQuota> {
    await this.db.rows(sql`
      INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${user_id}, ${SOLO}) ON CONFLICT (user_id) DO NOTHING`);
    return (await this.db.findForUpdate(UserQuota, sql`user_id = ${user_id}`))!;
  }

  save(quota: UserQuota): Promise<void> {
    return this.db.save(quota);
  }
}

/** `QuotaPolicy.read` in SQL. */
const visibleTo = ({ id, role, company_id }: Actor): Sql =>
  role === Role.Admin && company_id !== null ? sql`u.company_id = ${company_id}` : sql`u.id = ${id}`;
