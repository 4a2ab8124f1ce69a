import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { RedisConnection } from '@app/redis';
import { Storage } from '@app/storage';

const ANSWER_WITHIN_MS = 1_000;
const FRESH_FOR_MS = 1_000;

/** Parts that are down: those that requests need, and those that they can do without. */
export interface Readiness {
  readonly missing: readonly string[];
  readonly degraded: readonly string[];
}

/**
 * Checks whether requests can be served: with Postgres and without a pending migration. Redis and the file storage may be down for a while.
 */
@Injectable()
export class ReadinessService {
  /** Migrations are never undone while the process runs, so this is checked only until it is true. */
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

  /**
   * Names the parts that are down. Answers within about a second, from a result that is less than a second old: callers may ask as often as
   * they like.
   */
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

  /** The connection times out by itself, well within a second. */
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
