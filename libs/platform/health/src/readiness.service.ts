import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { Unavailable } from '@app/errors';
import { RedisConnection } from '@app/redis';
import { Storage } from '@app/storage';

const ANSWER_WITHIN_MS = 1_000;
const RETRY_AFTER_S = 5;

/** Whether requests can be served: with Postgres and without a pending migration, and if need be without Redis or the file storage. */
@Injectable()
export class ReadinessService {
  /** Migrations do not come back once they have run: asked until then, and never again. */
  private isMigrated = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly postgres: TypeOrmHealthIndicator,
    private readonly source: DataSource,
    private readonly redis: RedisConnection,
    private readonly storage: Storage,
  ) {}

  /** Names what is away and can be done without. Throws `Unavailable` (503) for what cannot. Answers within about a second. */
  async check(): Promise<string[]> {
    const [needed, redis, storage] = await Promise.all([this.needed(), this.redisAnswers(), this.storageAnswers()]);
    if (needed.length > 0)
      throw new Unavailable(
        needed.map((field) => ({ field, message: 'is not ready' })),
        RETRY_AFTER_S,
      );
    return [...(redis ? [] : ['redis']), ...(storage ? [] : ['storage'])];
  }

  private async needed(): Promise<string[]> {
    const checks = [
      () => this.postgres.pingCheck('postgres', { timeout: ANSWER_WITHIN_MS, connection: this.source }),
      () => this.migrations(),
    ];
    const missing = this.health.check(checks).then(
      () => [],
      (error: { getResponse?: () => { error?: object } }) => Object.keys(error.getResponse?.().error ?? { postgres: true }),
    );
    return Promise.race([missing, sleep(ANSWER_WITHIN_MS + 200, ['postgres'], { ref: false })]);
  }

  private async migrations() {
    const check = this.indicator.check('migrations');
    const late = sleep(ANSWER_WITHIN_MS, false, { ref: false });
    this.isMigrated ||= await Promise.race([this.source.showMigrations().then((pending) => !pending), late]);
    return this.isMigrated ? check.up() : check.down();
  }

  /** The connection gives up by itself, long before a second. */
  private redisAnswers(): Promise<boolean> {
    return this.redis.client.ping().then(
      () => true,
      () => false,
    );
  }

  private storageAnswers(): Promise<boolean> {
    const answers = this.storage.check().then(
      () => true,
      () => false,
    );
    return Promise.race([answers, sleep(ANSWER_WITHIN_MS, false, { ref: false })]);
  }
}
