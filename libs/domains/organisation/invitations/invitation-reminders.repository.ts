import { Injectable } from '@nestjs/common';
import { Database, type Instant, instant, sql } from '@app/database';
import { isOpenInvitation } from './invitations.scope';

/** An open invitation about which its sender may need a reminder. */
export interface ExpiringInvitation {
  readonly id: number;
  readonly sender_id: number;
  readonly sent_at: Instant;
  readonly expires_at: Instant;
}

/** Finds invitations for reminders, in all companies: for the worker only. */
@Injectable()
export class InvitationRemindersRepository {
  constructor(private readonly db: Database) {}

  /** Returns open invitations that expire after `now` and before `before`, in the order of their ids. */
  expiring(now: Date, before: Date, { after, limit }: { readonly after: number; readonly limit: number }): Promise<ExpiringInvitation[]> {
    return this.db.rows(sql<ExpiringInvitation>`
      SELECT i.id, i.sender_id, i.sent_at, i.expires_at FROM invitations i
      WHERE ${isOpenInvitation(sql`i`)} AND i.expires_at > ${instant(now)} AND i.expires_at < ${instant(before)} AND i.id > ${after}
      ORDER BY i.id LIMIT ${limit}`);
  }
}
