import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { RedisConnection } from '@app/redis';
import { Storage } from '@app/storage';

const ANSWER_WITHIN_MS = 1_000;
const FRESH_FOR_MS = 1_000;

/** Parts that requests cannot be served without, and parts that they can. */
export interface Readiness {
  readonly missing: readonly string[];
  readonly degraded: readonly string[];
}

/** Whether requests can be served: with Postgres and without a pending migration, and if need be without Redis or the file storage. */
@Injectable()
export class ReadinessService {
  /** Migrations do not come back once they have run: asked until then, and never again. */
  private isMigrated = false;
  private readonly found = new LRUCache<'readiness', Readiness>({ max: 1, ttl: FRESH_FOR_MS, fetchMethod: () => this.look() });

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly postgres: TypeOrmHealthIndicator,
    private readonly source: DataSource,
    private readonly redis: RedisConnection,
    private readonly storage: Storage,
  ) {}

  /** Names what is away. Answers within about a second, and from what it found less than a second ago: anybody may ask as often as they like. */
  async check(): Promise<Readiness> {
    return (await this.found.fetch('readiness'))!;
  }

  private async look(): Promise<Readiness> {
    const [missing, redis, storage] = await Promise.all([this.needed(), this.redisAnswers(), this.storageAnswers()]);
    return { missing, degraded: [...(redis ? [] : ['redis']), ...(storage ? [] : ['storage'])] };
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
