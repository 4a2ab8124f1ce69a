import { Injectable } from '@nestjs/common';
import { Identification } from '@app/auth';
import { NotificationsService, shownNotification } from './notifications.service';
import { type StreamPosition, StreamPositionsRepository } from './stream-positions.repository';
import type { StreamReader } from './stream-reader';

const AT_ONCE = 50;

/** Writes to a stream what has happened since its last event, by the rights of the reader at that moment. */
@Injectable()
export class StreamDeliveriesService {
  constructor(
    private readonly positions: StreamPositionsRepository,
    private readonly notifications: NotificationsService,
    private readonly identification: Identification,
  ) {}

  /** Throws `InvalidToken` if the reader has no rights any more. */
  async deliver(reader: StreamReader, { last_seq, changes }: StreamPosition, isFirst = false): Promise<void> {
    if (reader.isBusy || (!isFirst && last_seq <= reader.seq && changes === reader.changes)) return;
    reader.isBusy = true;
    try {
      reader.changes = changes;
      await this.catchUp(reader, last_seq);
      await this.count(reader);
    } finally {
      reader.isBusy = false;
    }
  }

  /** Notifications that the reader may not read are passed over. */
  private async catchUp(reader: StreamReader, to: number): Promise<void> {
    const { connection, authorization, language } = reader;
    while (reader.seq < to && !connection.destroyed) {
      const actor = await this.identification.identify(authorization);
      const rows = await this.positions.between(actor, { after: reader.seq, to }, AT_ONCE);
      for (const { seq, ...row } of rows) {
        const data = shownNotification(row, language);
        if (data) connection.send({ id: seq, event: 'notification', data });
        reader.seq = seq;
      }
      if (rows.length < AT_ONCE) reader.seq = to;
    }
  }

  private async count({ connection, authorization, seq }: StreamReader): Promise<void> {
    const actor = await this.identification.identify(authorization);
    connection.send({ id: seq, event: 'unread', data: await this.notifications.countUnread(actor) });
  }
}
