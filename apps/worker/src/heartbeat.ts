import { closeSync, openSync, utimesSync } from 'node:fs';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { env } from '@app/config';

const EVERY_MS = 5_000;

/** Touches `HEARTBEAT_FILE` while the event loop turns: a liveness probe of a process without a port checks the file's age. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  onApplicationBootstrap(): void {
    const { HEARTBEAT_FILE } = env;
    if (!HEARTBEAT_FILE) return;
    closeSync(openSync(HEARTBEAT_FILE, 'w'));
    this.timer = setInterval(() => utimesSync(HEARTBEAT_FILE, new Date(), new Date()), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
