import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { MailRecipients } from '@app/mail';
import { isHere } from './user-predicates';

@Injectable()
export class MailRecipientsRepository implements MailRecipients {
  constructor(private readonly db: Database) {}

  async isReachable(company_id: string, address: string): Promise<boolean> {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const found = await this.db.row(sql`
      SELECT 1 FROM companies c WHERE c.id = ${company_id} AND (c.settings->'mail_domains' @> to_jsonb(${domain}::text)
        OR EXISTS (SELECT FROM users u WHERE u.company_id = c.id AND u.email = ${address} AND ${isHere(sql`u`)}))`);
    return !!found;
  }
}
