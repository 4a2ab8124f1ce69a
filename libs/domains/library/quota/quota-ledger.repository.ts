import { Injectable } from '@nestjs/common';
import { type AppendOnlyTable, Database, type Sql, sql } from '@app/database';
import { allowanceOf } from './allowance';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';
import type { Step } from './quota-entry.entity';

/** The user, company and upload that a step is charged to. */
export interface QuotaAccount {
  readonly user_id: number;
  /** `null` for users without a company. */
  readonly company_id: string | null;
  readonly upload_id: string | null;
}

/** A change in bytes. */
export interface Delta {
  readonly used: number;
  readonly reserved: number;
}

/** A quota and its use, in bytes. A `limit` of `null` means that only the limits of the users apply. */
export interface Balance {
  readonly limit: number | null;
  readonly used: number;
  readonly reserved: number;
}

/** Fill levels before and after a step, in per cent: 0, 80 or 95. */
export interface Levels {
  readonly before: number;
  readonly after: number;
}

const entries: AppendOnlyTable = {
  table: 'quota_entries',
  columns: ['user_id', 'company_id', 'upload_id', 'step', 'used_delta', 'reserved_delta'],
};

const levelOf = (used: Sql, limit: Sql): Sql =>
  sql`CASE WHEN ${used} * 100 >= ${limit} * 95 AND ${used} > 0 THEN 95 WHEN ${used} * 100 >= ${limit} * 80 AND ${used} > 0 THEN 80 ELSE 0 END`;

const companyLimit = sql`(SELECT c.quota_bytes FROM companies c WHERE c.id = q.company_id)`;

/**
 * Each step is one conditional statement per row, so that concurrent steps cannot overwrite each other. The user's row is locked first,
 * then the company's.
 */
@Injectable()
export class QuotaLedgerRepository {
  constructor(private readonly db: Database) {}

  /** Returns false if the limit would be exceeded. */
  async reserveForUser(user_id: number, bytes: number): Promise<boolean> {
    const reserved = await this.db.row(sql`
      INSERT INTO user_quotas AS q (user_id, limit_bytes, reserved_bytes)
      SELECT ${user_id}, ${SOLO}::bigint, ${bytes}::bigint WHERE ${bytes}::bigint <= ${allowanceOf(user_id, SOLO)}
      ON CONFLICT (user_id) DO UPDATE SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
      WHERE q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= ${allowanceOf(user_id, sql`q.limit_bytes`)}
      RETURNING q.user_id`);
    return reserved !== undefined;
  }

  async reserveForCompany(company_id: string, bytes: number): Promise<boolean> {
    const reserved = await this.db.row(sql`
      INSERT INTO company_quotas AS q (company_id, reserved_bytes)
      SELECT c.id, ${bytes} FROM companies c WHERE c.id = ${company_id} AND (c.quota_bytes IS NULL OR c.quota_bytes >= ${bytes})
      ON CONFLICT (company_id) DO UPDATE SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
      WHERE ${companyLimit} IS NULL OR q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= ${companyLimit}
      RETURNING q.company_id`);
    return reserved !== undefined;
  }

  /** Moves bytes that were reserved or stored before, so no limit is checked. */
  async moveUser(user_id: number, { used, reserved }: Delta): Promise<Levels> {
    return (await this.db.row(sql<Levels>`
      UPDATE user_quotas q SET used_bytes = q.used_bytes + ${used}, reserved_bytes = q.reserved_bytes + ${reserved},
             level = ${levelOf(sql`(q.used_bytes + ${used})`, sql`q.limit_bytes`)}
      WHERE q.user_id = ${user_id} RETURNING old.level AS before, new.level AS after`))!;
  }

  async moveCompany(company_id: string, { used, reserved }: Delta): Promise<Levels> {
    return (await this.db.row(sql<Levels>`
      UPDATE company_quotas q SET used_bytes = q.used_bytes + ${used}, reserved_bytes = q.reserved_bytes + ${reserved},
             level = CASE WHEN ${companyLimit} IS NULL THEN 0 ELSE ${levelOf(sql`(q.used_bytes + ${used})`, companyLimit)} END
      WHERE q.company_id = ${company_id} RETURNING old.level AS before, new.level AS after`))!;
  }

  /** Appends an entry together with COMMIT. */
  enter({ user_id, company_id, upload_id }: QuotaAccount, step: Step, { used, reserved }: Delta): void {
    this.db.appendOnCommit(entries, { user_id, company_id, upload_id, step, used_delta: used, reserved_delta: reserved });
  }

  /** Returns the quota of a user, also if there is no row for it yet. */
  async balanceOfUser(user_id: number): Promise<Balance> {
    return (await this.db.row(sql<Balance>`
      SELECT ${allowanceOf(user_id, sql`coalesce(q.limit_bytes, ${SOLO})`)} AS "limit", coalesce(q.used_bytes, 0) AS used,
        coalesce(q.reserved_bytes, 0) AS reserved
      FROM (SELECT) one LEFT JOIN user_quotas q ON q.user_id = ${user_id}`))!;
  }

  async balanceOfCompany(company_id: string): Promise<Balance> {
    return (await this.db.row(sql<Balance>`
      SELECT c.quota_bytes AS "limit", coalesce(q.used_bytes, 0) AS used, coalesce(q.reserved_bytes, 0) AS reserved
      FROM companies c LEFT JOIN company_quotas q ON q.company_id = c.id WHERE c.id = ${company_id}`))!;
  }
}

const SOLO = PLAN_BYTES[QuotaPlan.Solo];
