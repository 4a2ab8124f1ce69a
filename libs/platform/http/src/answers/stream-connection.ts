import { Readable } from 'node:stream';

/** Bytes that wait for a slow reader. Beyond, the stream is cut off, and its reader resumes. */
const MAX_WAITING_BYTES = 65_536;
const LAST_WORDS_MS = 1_000;

/** An event as `text/event-stream` has it. An id is kept by the client, which sends it when it connects again. */
export interface StreamEvent {
  readonly id?: number;
  readonly event: string;
  readonly data: object;
}

/** JSON has no line breaks, so that an event cannot contain another one. */
const written = ({ id, event, data }: StreamEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The connection of one reader, with a bounded memory. */
export class StreamConnection extends Readable {
  override _read(): void {
    // Events are pushed when they happen.
  }

  send(event: StreamEvent): void {
    this.write(written(event));
  }

  /** Keeps proxies from ending an idle connection, and shows that a client is gone. */
  beat(): void {
    this.write(': still here\n\n');
  }

  /** Ends the connection. A reader who does not take what is left is cut off. */
  finish(): void {
    if (this.destroyed || this.readableEnded) return;
    this.push(null);
    setTimeout(() => this.destroy(), LAST_WORDS_MS).unref();
  }

  private write(text: string): void {
    if (this.destroyed) return;
    if (this.readableLength + text.length > MAX_WAITING_BYTES) this.destroy();
    else this.push(text);
  }
}
