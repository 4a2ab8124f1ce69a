import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Identity, SessionReader } from '@app/auth';
import { withContext } from '@app/context';
import { Unavailable } from '@app/errors';
import type { Language } from '@app/i18n';
import { TooManyStreams } from './notifications.errors';
import { StreamConnection } from '@app/http';
import { StreamDeliveriesService } from './stream-deliveries.service';
import { type StreamPosition, StreamPositionsRepository } from './stream-positions.repository';
import { type StreamReader, StreamReaders } from './stream-reader';

const LOOK_EVERY_MS = 1_000;
const BEAT_EVERY_LOOKS = 15;
/** Streams are closed if nobody can say for this long whether their sessions are live. */
const UNKNOWN_FOR_MS = 5_000;
const COME_BACK_IN_S = 5;
const NOBODY: Omit<StreamPosition, 'user_id'> = { last_seq: 0, changes: 0 };

export interface StreamRequest {
  readonly authorization: string;
  readonly last_event_id: number | undefined;
  readonly language: Language;
}

/**
 * The streams of notifications of this process. Every second, two statements ask for all of them which sessions are live and who has news.
 * No message between processes is needed, and none can be lost.
 */
@Injectable()
export class StreamsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(StreamsService.name);
  private readonly readers = new StreamReaders();
  private looking?: NodeJS.Timeout;
  private looks = 0;
  private known_ms = 0;
  private isLooking = false;

  constructor(
    private readonly positions: StreamPositionsRepository,
    private readonly deliveries: StreamDeliveriesService,
    private readonly sessions: SessionReader,
  ) {}

  /** Opens a stream after the last event that the client has, or after everything of now. Throws `TooManyStreams` (409), `Unavailable` (503). */
  async open(identity: Identity, { authorization, last_event_id, language }: StreamRequest): Promise<StreamConnection> {
    if (this.readers.isFull) throw new Unavailable(undefined, COME_BACK_IN_S);
    if (!this.readers.hasRoomFor(identity)) throw new TooManyStreams();
    const connection = new StreamConnection();
    const reader: StreamReader = { connection, identity, authorization, language, seq: 0, changes: 0, isBusy: false };
    this.readers.add(reader, () => this.stop());
    try {
      const [now = { ...NOBODY, user_id: identity.id }] = await this.positions.positionsOf([identity.id]);
      reader.seq = Math.min(last_event_id ?? now.last_seq, now.last_seq);
      await this.deliveries.deliver(reader, now, true);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.endWithToken(reader);
    this.start();
    return connection;
  }

  beforeApplicationShutdown(): void {
    for (const { connection } of this.readers.all) connection.finish();
    this.stop();
  }

  private endWithToken({ connection, identity: { exp } }: StreamReader): void {
    if (exp === null) return;
    const timer = setTimeout(() => connection.finish(), Math.max(exp * 1_000 - Date.now(), 0)).unref();
    connection.once('close', () => clearTimeout(timer));
  }

  private start(): void {
    if (this.looking) return;
    this.known_ms = Date.now();
    // Not in the context of the request that happens to open the first stream.
    this.looking = withContext({ request_id: randomUUID() }, () => setInterval(() => void this.look(), LOOK_EVERY_MS).unref());
  }

  private stop(): void {
    clearInterval(this.looking);
    this.looking = undefined;
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.lookAtAll();
      this.known_ms = Date.now();
    } catch (error) {
      this.logger.warn(error);
      if (Date.now() - this.known_ms > UNKNOWN_FOR_MS) for (const { connection } of this.readers.all) connection.finish();
    } finally {
      this.isLooking = false;
    }
  }

  private async lookAtAll(): Promise<void> {
    const readers = this.readers.all;
    const isBeat = ++this.looks % BEAT_EVERY_LOOKS === 0;
    const [live, positions] = await Promise.all([
      this.sessions.liveAmong([...new Set(readers.map(({ identity }) => identity.session_id))]),
      this.positions.positionsOf([...new Set(readers.map(({ identity }) => identity.id))]),
    ]);
    const byPerson = new Map(positions.map((position) => [position.user_id, position]));
    for (const reader of readers) {
      const position = byPerson.get(reader.identity.id);
      if (!live.includes(reader.identity.session_id)) reader.connection.finish();
      else if (position) void this.deliveries.deliver(reader, position).catch((error: unknown) => this.giveUp(reader, error));
      if (isBeat) reader.connection.beat();
    }
  }

  /** The client connects again, and is told then whether it still may. */
  private giveUp({ connection }: StreamReader, error: unknown): void {
    this.logger.warn(error);
    connection.finish();
  }
}
