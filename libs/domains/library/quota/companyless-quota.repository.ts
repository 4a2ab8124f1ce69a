import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { Delta } from './quota-ledger.repository';

const THE_ROW = 1;

/** The common balance of users without a company, changed by one conditional statement at a time. */
@Injectable()
export class CompanylessQuotaRepository {
  constructor(private readonly db: Database) {}

  /** Returns false if their common limit would be exceeded. */
  async reserve(bytes: number, limit: number): Promise<boolean> {
    const reserved = await this.db.row(sql`
      INSERT INTO companyless_quotas AS q (id, reserved_bytes) SELECT ${THE_ROW}::smallint, ${bytes}::bigint WHERE ${bytes}::bigint <= ${limit}::bigint
      ON CONFLICT (id) DO UPDATE SET reserved_bytes = q.reserved_bytes + excluded.reserved_bytes
      WHERE q.used_bytes + q.reserved_bytes + excluded.reserved_bytes <= ${limit}::bigint
      RETURNING q.id`);
    return reserved !== undefined;
  }

  /** Never goes below zero: a version that did not count these bytes may run beside this one. */
  async move({ used, reserved }: Delta): Promise<void> {
    await this.db.rows(sql`
      UPDATE companyless_quotas q SET used_bytes = greatest(q.used_bytes + ${used}::bigint, 0),
             reserved_bytes = greatest(q.reserved_bytes + ${reserved}::bigint, 0)
      WHERE q.id = ${THE_ROW}`);
  }
}
