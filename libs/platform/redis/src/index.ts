import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Injectable, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { env } from '@app/config';

const ANSWER_WITHIN_MS = 250;
const CONNECT_WITHIN_MS = 1_000;
const RECONNECT_WITHIN_MS = 1_000;

/**
 * Redis for use in requests: every command answers within 250 ms or rejects, and rejects at once while there is no connection. An outage is
 * logged when it begins and when it ends, however many commands fail meanwhile.
 */
@Injectable()
export class RedisConnection implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private isOut = false;

  readonly client = new Redis(env.REDIS_URL, {
    lazyConnect: true,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_WITHIN_MS,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (attempt) => Math.min(attempt * 50, RECONNECT_WITHIN_MS),
  });

  constructor() {
    this.client.on('ready', () => this.note(false));
    this.client.on('error', (error) => this.note(true, error));
  }

  /** Waits a moment, so that the first requests find Redis connected; the api starts and runs without it. */
  async onModuleInit(): Promise<void> {
    const connected = this.client.connect().catch(() => undefined);
    await Promise.race([connected, sleep(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }

  get isReady(): boolean {
    return this.client.status === 'ready';
  }

  private note(isOut: boolean, error?: Error): void {
    if (isOut === this.isOut) return;
    this.isOut = isOut;
    if (isOut) this.logger.warn(`away: ${error?.message || codeOf(error)}`);
    else this.logger.log('back');
  }
}

/** Code of an error without a message, such as one of several refused addresses. */
const codeOf = (error?: NodeJS.ErrnoException): string => error?.code ?? 'the connection has ended';

@Global()
@Module({ providers: [RedisConnection], exports: [RedisConnection] })
export class RedisModule {}
