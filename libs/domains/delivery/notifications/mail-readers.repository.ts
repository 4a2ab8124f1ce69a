import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '@app/auth';
import { Database, sql } from '@app/database';
import { maySignIn } from '@organisation/users';
import { hasAddress } from './notifications.scope';
import { USUAL_DIGEST_HOUR } from './notification-settings.entity';

/** A person as the recipient of mails: their rights, address and times now. */
export interface MailReaderRow extends Actor {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly timezone: string;
  readonly locale: string | null;
  readonly may_sign_in: boolean;
  readonly has_address: boolean;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly working_days_only: boolean;
  readonly digest_hour: number;
}

@Injectable()
export class MailReadersRepository {
  constructor(private readonly db: Database) {}

  find(user_id: number): Promise<MailReaderRow | undefined> {
    return this.db.row(sql<MailReaderRow>`
      SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.name, u.email, coalesce(u.locale, c.locale) AS locale,
        coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone,
        ${maySignIn(sql`u`)} AS may_sign_in, ${hasAddress(sql`u`)} AS has_address, s.quiet_from, s.quiet_until,
        coalesce(s.working_days_only, false) AS working_days_only, coalesce(s.digest_hour, ${USUAL_DIGEST_HOUR}::int) AS digest_hour
      FROM users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN notification_settings s ON s.user_id = u.id
      WHERE u.id = ${user_id}`);
  }
}
