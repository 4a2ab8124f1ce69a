import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { DataSource } from 'typeorm';
import { SecurityEvents } from '@app/audit';
import { Database } from '@app/database';
import { type Backlog, backlog } from '@app/outbox';
import { declaredMeasures, measuredValues } from './measures';

/** Media type of Prometheus's text format. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SCRAPE_WITHIN_MS = 1_000;
const FRESH_FOR_MS = 1_000;
const QUEUE_FIGURES = [
  ['queued', 'Jobs of the queue that wait for a worker'],
  ['started', 'Jobs of the queue that a worker runs'],
  ['age_s', 'Seconds since the oldest queued or started job was dispatched'],
  ['untold', 'Due jobs that are not dispatched to the queue yet'],
  ['lag_s', 'Seconds for which the oldest of the jobs in queue_untold has been due'],
  ['delayed', 'Jobs of the queue that are due later'],
  ['untaken', 'Jobs of the queue that have been due for an hour and that no worker has started'],
] as const;
const POOL_FIGURES = [
  ['total', 'totalCount', 'Open connections of the pool to PostgreSQL'],
  ['idle', 'idleCount', 'Connections of the pool that nothing uses'],
  ['waiting', 'waitingCount', 'Callers that wait for a connection of the pool'],
] as const;

type Outcome = 'success' | 'failure' | 'limited';

/**
 * The metrics of the process, for Prometheus. Routes are labelled by their template, never by their values. The backlog of the workers is
 * read from Postgres and reported here, because workers have no port to scrape.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly signIns = new Counter({
    name: 'sign_ins_total',
    help: 'Attempts to sign in, by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests in seconds, by method, route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_S,
    registers: [this.registry],
  });
  private readonly collected = new LRUCache<'text', string>({ max: 1, ttl: FRESH_FOR_MS, fetchMethod: () => this.collect() });
  private readonly bound = new WeakMap<object, Map<number, Histogram.Internal<string>>>();

  constructor(
    private readonly source: DataSource,
    private readonly db: Database,
    private readonly security: SecurityEvents,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.watchPool();
    this.watchSecurity();
  }

  /** Counts a sign-in by its outcome. */
  signIn(outcome: Outcome): void {
    this.signIns.inc({ outcome });
  }

  /** Measures every request in an `onResponse` hook. The labels of a route are looked up once. */
  attachTo(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', ({ routeOptions, method }, { statusCode, elapsedTime }, done) => {
      const { config, url = 'none' } = routeOptions;
      let statuses = this.bound.get(config);
      if (!statuses) this.bound.set(config, (statuses = new Map<number, Histogram.Internal<string>>()));
      let duration = statuses.get(statusCode);
      if (!duration) statuses.set(statusCode, (duration = this.durations.labels(method, url, String(statusCode))));
      duration.observe(elapsedTime / 1_000);
      done();
    });
  }

  /** The metrics as text, at most a second old: Postgres is queried at most once a second. */
  text = async (): Promise<string> => (await this.collected.fetch('text')) ?? '';

  /** Omits the backlog, and numbers of domains, if Postgres does not return them within a second. */
  private async collect(): Promise<string> {
    const late = sleep(SCRAPE_WITHIN_MS, undefined, { ref: false });
    const queues = await Promise.race([this.db.rows(backlog()).catch(() => undefined), late]);
    if (queues) this.tell(queues);
    await Promise.race([this.tellMeasures(), late]);
    return this.registry.metrics();
  }

  /** Asks for the numbers of all domains in one statement. */
  private async tellMeasures(): Promise<void> {
    const measures = declaredMeasures();
    const found = measures.length > 0 ? await this.db.rows(measuredValues(measures)).catch(() => []) : [];
    for (const { name, help } of measures) {
      const gauge = this.gauge(name, help, []);
      const value = found.find((one) => one.name === name)?.value ?? null;
      if (value === null) gauge.remove();
      else gauge.set(value);
    }
  }

  private tell(queues: readonly Backlog[]): void {
    for (const [figure, help] of QUEUE_FIGURES) {
      const gauge = this.gauge(`queue_${figure.replace(/_s$/, '_seconds')}`, help, ['queue']);
      gauge.reset();
      for (const row of queues) gauge.set({ queue: row.queue }, Number(row[figure]));
    }
  }

  /** Counters for alarms. The audit log has each event with actor and address. */
  private watchSecurity(): void {
    const { counts } = this.security;
    new Counter({
      name: 'tutti_security_events_total',
      help: 'Entries of security events in the audit log, by event',
      labelNames: ['event'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [event, count] of counts) this.inc({ event }, count);
      },
    });
  }

  private watchPool(): void {
    for (const [name, figure, help] of POOL_FIGURES) {
      const pool = () => (this.source.driver as unknown as { master?: Pool }).master;
      new Gauge({
        name: `pg_pool_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(pool()?.[figure] ?? 0);
        },
      });
    }
  }

  private gauge(name: string, help: string, labelNames: string[]): Gauge {
    return (this.registry.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
