import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Sql, sql } from '@app/database';
import { allowanceOf } from './allowance';
import { COMPANYLESS_BYTES, PLAN_BYTES, QuotaPlan } from './quota-plan';

/**
 * The quota of a user. `pool_available` is what is left of their company's quota (`null` without a limit), or of the common quota of users
 * without a company.
 */
export interface QuotaBalance {
  readonly version: number;
  readonly plan: QuotaPlan;
  readonly limit: number;
  readonly used: number;
  readonly reserved: number;
  readonly pool_available: number | null;
}

@Injectable()
export class QuotaRepository {
  constructor(private readonly db: Database) {}

  async balanceOf({ id, company_id }: Pick<Actor, 'id' | 'company_id'>): Promise<QuotaBalance> {
    return (await this.db.row(sql<QuotaBalance>`
      SELECT coalesce(q.version, 1) AS version, coalesce(q.plan, ${QuotaPlan.Solo}) AS plan,
             ${allowanceOf(id, sql`coalesce(q.limit_bytes, ${PLAN_BYTES[QuotaPlan.Solo]})`)} AS "limit",
             coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved,
             ${company_id === null ? leftWithoutCompany : leftOf(company_id)} AS pool_available
      FROM (SELECT) one LEFT JOIN user_quotas q ON q.user_id = ${id}`))!;
  }
}

const leftOf = (company_id: string): Sql => sql`(SELECT c.quota_bytes - coalesce(p.used_bytes + p.reserved_bytes, 0)
  FROM companies c LEFT JOIN company_quotas p ON p.company_id = c.id WHERE c.id = ${company_id})`;

const leftWithoutCompany = sql`(SELECT ${COMPANYLESS_BYTES}::bigint - coalesce(sum(p.used_bytes + p.reserved_bytes), 0)::bigint FROM companyless_quotas p)`;
