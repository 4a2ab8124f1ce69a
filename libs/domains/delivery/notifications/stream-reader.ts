import type { Identity } from '@app/auth';
import type { Language } from '@app/i18n';
import type { StreamConnection } from '@app/http';

/** One open stream: its connection, its person, and the last notification that was sent. */
export interface StreamReader {
  readonly connection: StreamConnection;
  readonly identity: Identity;
  readonly authorization: string;
  readonly language: Language;
  /** Number of the last notification that was sent or passed over. */
  seq: number;
  changes: number;
  /** True while events are written, so that they keep their order. */
  isBusy: boolean;
}

const MAX_OF_PERSON = 5;
const MAX_OF_PROCESS = 1_000;

/** The open streams of this process. */
export class StreamReaders {
  private readonly readers = new Set<StreamReader>();

  get all(): readonly StreamReader[] {
    return [...this.readers];
  }

  get isFull(): boolean {
    return this.readers.size >= MAX_OF_PROCESS;
  }

  hasRoomFor({ id }: Identity): boolean {
    return this.all.filter(({ identity }) => identity.id === id).length < MAX_OF_PERSON;
  }

  /** Forgets a reader when its connection is closed, by whichever side. */
  add(reader: StreamReader, whenEmpty: () => void): void {
    this.readers.add(reader);
    reader.connection.once('close', () => {
      this.readers.delete(reader);
      if (this.readers.size === 0) whenEmpty();
    });
  }
}
