import type { ServerResponse } from 'node:http';
import type { ClientConnection } from '@app/context';

/** The connection of a request. Work for a client that has disconnected can be skipped. */
export class WaitingClient implements ClientConnection {
  constructor(private readonly response: ServerResponse) {}

  get isGone(): boolean {
    return this.response.destroyed && !this.response.writableFinished;
  }

  onGone(listener: () => void): () => void {
    const closed = () => {
      if (this.isGone) listener();
    };
    this.response.once('close', closed);
    return () => void this.response.off('close', closed);
  }
}
