import type { ServerResponse } from 'node:http';
import type { ClientConnection } from '@app/context';

/** The connection of a request: work for a client that has hung up can be left undone. */
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
