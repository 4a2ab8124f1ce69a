import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { env } from '@app/config';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { asJob } from './as-job';

let forgotten: Promise<void> | undefined;

/** Ids begin with 1 again in every file: a job that another file has left in Redis would be taken for one of this. */
async function forgetJobs(): Promise<void> {
  const redis = new Redis(env.REDIS_URL);
  await redis.flushdb();
  redis.disconnect();
}

/** Starts the worker in this process, connected as its own role. Methods that a test calls directly reach all companies. */
export async function startWorker(module: Type = WorkerModule): Promise<INestApplicationContext> {
  await (forgotten ??= forgetJobs());
  const { DATABASE_URL, WORKER_DATABASE_URL } = env;
  Object.assign(env, { DATABASE_URL: WORKER_DATABASE_URL });
  try {
    const worker = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    const get = worker.get.bind(worker) as (token: Type<object>, options?: object) => object;
    return Object.assign(worker, { get: (token: Type<object>, options?: object) => asJob(get(token, options), 'across') });
  } finally {
    Object.assign(env, { DATABASE_URL });
  }
}
