import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';

/** Difference between the facts and the ledger, for a user and the company that is charged. */
export interface Gap {
  readonly company_id: string | null;
  readonly used: number;
  readonly reserved: number;
}

/** Bytes stored and reserved by every user: rows of user_id, company_id, used and reserved. */
export type QuotaFacts = Sql;

/** Sums of opening balances and of the entries that are left. */
const entered = sql`
  SELECT e.user_id, e.company_id, sum(e.used) AS used, sum(e.reserved) AS reserved FROM (
    SELECT user_id, company_id, used_delta AS used, reserved_delta AS reserved FROM quota_entries
    UNION ALL SELECT user_id, company_id, used_bytes, reserved_bytes FROM quota_opening_balances) e
  GROUP BY e.user_id, e.company_id`;

/** Compares the ledger, the balances and the facts. Each comparison is one statement, so it sees all of them at the same moment. */
@Injectable()
export class QuotaAccountsRepository {
  constructor(private readonly db: Database) {}

  async listUsersOff(facts: QuotaFacts): Promise<number[]> {
    const off = await this.db.rows(sql<{ user_id: number }>`
      SELECT q.user_id FROM user_quotas q
      LEFT JOIN (SELECT user_id, sum(used) AS used, sum(reserved) AS reserved FROM (${facts}) f GROUP BY user_id) f USING (user_id)
      LEFT JOIN (SELECT user_id, sum(used) AS used, sum(reserved) AS reserved FROM (${entered}) e GROUP BY user_id) e USING (user_id)
      WHERE (q.used_bytes, q.reserved_bytes) IS DISTINCT FROM (coalesce(f.used, 0), coalesce(f.reserved, 0))
         OR (q.used_bytes, q.reserved_bytes) IS DISTINCT FROM (coalesce(e.used, 0), coalesce(e.reserved, 0))
      ORDER BY q.user_id`);
    return off.map(({ user_id }) => user_id);
  }

  async listCompaniesOff(facts: QuotaFacts): Promise<string[]> {
    const off = await this.db.rows(sql<{ company_id: string }>`
      SELECT q.company_id FROM company_quotas q
      LEFT JOIN (SELECT company_id, sum(used) AS used, sum(reserved) AS reserved FROM (${facts}) f GROUP BY company_id) f USING (company_id)
      WHERE (q.used_bytes, q.reserved_bytes) IS DISTINCT FROM (coalesce(f.used, 0), coalesce(f.reserved, 0)) ORDER BY q.company_id`);
    return off.map(({ company_id }) => company_id);
  }

  /** Locks the balance of a user, so that what is read afterwards stays true until it is written. */
  async lock(user_id: number): Promise<void> {
    await this.db.rows(sql`SELECT 1 FROM user_quotas q WHERE q.user_id = ${user_id} FOR UPDATE`);
  }

  async lockCompany(company_id: string): Promise<void> {
    await this.db.rows(sql`SELECT 1 FROM company_quotas q WHERE q.company_id = ${company_id} FOR UPDATE`);
  }

  /** Corrects the common balance of users without a company, and returns true if that was needed. Reservations wait meanwhile. */
  async settleCompanyless(facts: QuotaFacts): Promise<boolean> {
    await this.db.rows(sql`SELECT 1 FROM companyless_quotas q WHERE q.id = 1 FOR UPDATE`);
    const settled = await this.db.row(sql`
      UPDATE companyless_quotas q SET used_bytes = f.used, reserved_bytes = f.reserved
      FROM (SELECT coalesce(sum(f.used), 0) AS used, coalesce(sum(f.reserved), 0) AS reserved FROM (${facts}) f WHERE f.company_id IS NULL) f
      WHERE q.id = 1 AND (q.used_bytes, q.reserved_bytes) IS DISTINCT FROM (f.used, f.reserved) RETURNING q.id`);
    return settled !== undefined;
  }

  /** Returns the entries that the ledger lacks to match the facts. */
  gapsOf(user_id: number, facts: QuotaFacts): Promise<Gap[]> {
    return this.db.rows(sql<Gap>`
      SELECT company_id, sum(used)::bigint AS used, sum(reserved)::bigint AS reserved FROM (
        SELECT company_id, used, reserved FROM (${facts}) f WHERE f.user_id = ${user_id}
        UNION ALL SELECT company_id, -used, -reserved FROM (${entered}) e WHERE e.user_id = ${user_id}) gap
      GROUP BY company_id HAVING sum(used) <> 0 OR sum(reserved) <> 0`);
  }

  async setBalance(user_id: number, facts: QuotaFacts): Promise<void> {
    await this.db.rows(sql`
      UPDATE user_quotas q SET (used_bytes, reserved_bytes) =
        (SELECT coalesce(sum(f.used), 0), coalesce(sum(f.reserved), 0) FROM (${facts}) f WHERE f.user_id = ${user_id})
      WHERE q.user_id = ${user_id}`);
  }

  async setCompanyBalance(company_id: string, facts: QuotaFacts): Promise<void> {
    await this.db.rows(sql`
      UPDATE company_quotas q SET (used_bytes, reserved_bytes) =
        (SELECT coalesce(sum(f.used), 0), coalesce(sum(f.reserved), 0) FROM (${facts}) f WHERE f.company_id = ${company_id})
      WHERE q.company_id = ${company_id}`);
  }
}
