import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isAdmin } from '@organisation/users';

@Injectable()
export class RecipientsRepository {
  constructor(private readonly db: Database) {}

  /** Ids of the admins of a company. */
  async listAdmins(company_id: string): Promise<number[]> {
    const admins = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM users u WHERE u.company_id = ${company_id} AND ${isAdmin(sql`u`)} ORDER BY u.id`);
    return admins.map(({ id }) => id);
  }
}
