import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import { Database, type JsonResource, type Page, type PageRequest, type Sql, among, and, containing, orderBy, sql } from '@app/database';
import { inDirectory } from '@organisation/users';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';
import { UserQuota } from './user-quota.entity';

export interface UserQuotaQuery extends PageRequest {
  readonly search?: string;
  readonly user_id?: readonly number[];
  readonly plan?: readonly QuotaPlan[];
  readonly ordering: readonly string[];
}

const SOLO = PLAN_BYTES[QuotaPlan.Solo];
const holders = sql`users u LEFT JOIN user_quotas q ON q.user_id = u.id`;
const plan = sql`coalesce(q.plan, 'solo')`;
const limit = sql`coalesce(q.limit_bytes, ${SOLO}::bigint)`;
const used = sql`coalesce(q.used_bytes, 0)`;
const reserved = sql`coalesce(q.reserved_bytes, 0)`;

const sortable = { name: sql`u.name`, used: sql`${used}`, limit: sql`${limit}`, plan: sql`${plan}` };

const view = sql`json_build_object('user_id', u.id, 'version', coalesce(q.version, 1), 'name', u.name, 'plan', ${plan}, 'custom_bytes', q.custom_bytes,
  'bonus_bytes', coalesce(q.bonus_bytes, 0), 'limit', ${limit}, 'used', ${used}, 'reserved', ${reserved},
  'available', greatest(${limit} - ${used} - ${reserved}, 0))`;

/** Everybody in a company has a quota, whether or not there is a row of it yet. */
@Injectable()
export class UserQuotasRepository {
  constructor(private readonly db: Database) {}

  /** What of a quota `QuotaPolicy` decides by: the id is the person's. */
  @FindsResource('quota')
  subject(user_id: number): Promise<(Pick<UserQuota, 'user_id'> & { readonly company_id: string | null }) | undefined> {
    return this.db.row(sql<Pick<UserQuota, 'user_id'> & { readonly company_id: string | null }>`
      SELECT u.id AS user_id, u.company_id FROM users u WHERE u.id = ${user_id}`);
  }

  view(viewer: Actor, user_id: number): Promise<JsonResource<UserQuota> | undefined> {
    return this.db.row(sql<JsonResource<UserQuota>>`
      SELECT u.id, coalesce(q.version, 1) AS version, ${view}::text AS json FROM ${holders} WHERE u.id = ${user_id} AND ${visibleTo(viewer)}`);
  }

  list(viewer: Actor, { search, user_id, plan: wanted, ordering, ...page }: UserQuotaQuery): Promise<Page<UserQuota>> {
    return this.db.page(
      {
        select: sql`${view} AS json`,
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

  /** Locks the row, which is made if there is none, until the transaction ends. */
  async findForUpdate(user_id: number): Promise<UserQuota> {
    await this.db.rows(sql`
      INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${user_id}, ${SOLO}) ON CONFLICT (user_id) DO NOTHING`);
    return (await this.db.findForUpdate(UserQuota, sql`user_id = ${user_id}`))!;
  }

  save(quota: UserQuota): Promise<void> {
    return this.db.save(quota);
  }
}

/** `QuotaPolicy.read`, said in SQL. */
const visibleTo = ({ id, role, company_id }: Actor): Sql =>
  role === Role.Admin && company_id !== null ? sql`u.company_id = ${company_id}` : sql`u.id = ${id}`;
