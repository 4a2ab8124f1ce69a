import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { type NotificationRow, notificationColumns, notificationsFrom } from './notifications.repository';
import { notificationsListedTo } from './notifications.scope';

/** How far the notifications of a person have come. */
export interface StreamPosition {
  readonly user_id: number;
  /** Number of the newest notification. Numbers have no gaps, and become visible in their order. */
  readonly last_seq: number;
  /** Grows when the person reads or snoozes something. */
  readonly changes: number;
}

export type StreamedRow = NotificationRow & { readonly seq: number };

@Injectable()
export class StreamPositionsRepository {
  constructor(private readonly db: Database) {}

  /** The positions of these people. A person who was never told of anything has none. */
  positionsOf(user_ids: readonly number[]): Promise<StreamPosition[]> {
    return this.db.rows(sql<StreamPosition>`
      SELECT s.user_id, s.last_seq, s.changes FROM notification_streams s WHERE s.user_id = ANY (${user_ids}::int[])`);
  }

  /** The notifications between two numbers that the viewer may read now, oldest first. */
  between(viewer: Actor, { after, to }: { readonly after: number; readonly to: number }, limit: number): Promise<StreamedRow[]> {
    return this.db.rows(sql<StreamedRow>`
      SELECT n.seq, ${notificationColumns()} FROM ${notificationsFrom}
      WHERE ${notificationsListedTo(viewer)} AND n.seq > ${after} AND n.seq <= ${to} ORDER BY n.seq LIMIT ${limit}`);
  }
}
