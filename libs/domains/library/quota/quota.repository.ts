import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { allowanceOf } from './allowance';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';

/** Somebody's quota, and what is left of their company's; null where that has no limit. */
export interface QuotaBalance {
  readonly version: number;
  readonly plan: QuotaPlan;
  readonly limit: number;
  readonly used: number;
  readonly reserved: number;
  readonly company_available: number | null;
}

@Injectable()
export class QuotaRepository {
  constructor(private readonly db: Database) {}

  async balanceOf({ id, company_id }: Pick<Actor, 'id' | 'company_id'>): Promise<QuotaBalance> {
    return (await this.db.row(sql<QuotaBalance>`
      SELECT coalesce(q.version, 1) AS version, coalesce(q.plan, ${QuotaPlan.Solo}) AS plan,
             ${allowanceOf(id, sql`coalesce(q.limit_bytes, ${PLAN_BYTES[QuotaPlan.Solo]})`)} AS "limit",
             coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved,
             (SELECT c.quota_bytes - coalesce(p.used_bytes + p.reserved_bytes, 0)
              FROM companies c LEFT JOIN company_quotas p ON p.company_id = c.id WHERE c.id = ${company_id}) AS company_available
      FROM (SELECT) one LEFT JOIN user_quotas q ON q.user_id = ${id}`))!;
  }
}
