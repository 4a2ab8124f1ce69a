import { type BeforeApplicationShutdown, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { env } from '@app/config';
import { RateLimited } from '@app/errors';
import { RedisConnection } from '@app/redis';
import { networkOf } from './address';
import { Meter, type RateVerdict } from './meter';

const WINDOW_S = 3_600;
const UNLIMITED = 'unlimited';

/** The route is outside the rate limits: health, metrics, and what is signed by itself. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);

interface Policy {
  readonly meter: Meter;
  readonly name: string;
  readonly header: string;
}

/**
 * How many requests an hour a caller has: `RATE_LIMIT_USER` with a token, `RATE_LIMIT_ANONYMOUS` by address without. Told in
 * `RateLimit` and `RateLimit-Policy` as draft-ietf-httpapi-ratelimit-headers-10 has them: `"user";r=999;t=3600`, `"user";q=1000;w=3600`.
 */
@Injectable()
export class Limits implements BeforeApplicationShutdown {
  private readonly addresses: Policy;
  private readonly users: Policy;
  private readonly mails: Policy;
  private readonly exempt = new WeakMap<object, boolean>();

  constructor(
    private readonly reflector: Reflector,
    redis: RedisConnection,
  ) {
    this.addresses = policyOf('address', env.RATE_LIMIT_ANONYMOUS, redis);
    this.users = policyOf('user', env.RATE_LIMIT_USER, redis);
    this.mails = policyOf('mail', env.RATE_LIMIT_MAILS, redis);
  }

  /** Counts a request against its user, or its address when nobody is known, and says so in the answer. Throws `RateLimited` (429). */
  admit(context: ExecutionContext, user_id?: number): void | Promise<void> {
    if (this.isExempt(context)) return;
    const http = context.switchToHttp();
    const policy = user_id === undefined ? this.addresses : this.users;
    const key = user_id === undefined ? networkOf(http.getRequest<FastifyRequest>().ip) : String(user_id);
    const reply = http.getResponse<FastifyReply>();
    const verdict = policy.meter.count(key);
    return verdict instanceof Promise ? verdict.then((known) => enforce(known, policy, reply)) : enforce(verdict, policy, reply);
  }

  /** Counts a request that learns only inside whose it is, such as a refresh, against that user. Throws `RateLimited` (429). */
  async charge(user_id: number): Promise<void> {
    enforce(await this.users.meter.count(String(user_id)), this.users);
  }

  /** Counts a request that learns only inside that it is nobody's, against its address. Throws `RateLimited` (429). */
  async chargeAddress(address: string): Promise<void> {
    enforce(await this.addresses.meter.count(networkOf(address)), this.addresses);
  }

  /** Counts a mail that somebody unknown has written to somebody else, against their address. Throws `RateLimited` (429). */
  async chargeMail(address: string): Promise<void> {
    enforce(await this.mails.meter.count(networkOf(address)), this.mails);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const meters = [this.addresses.meter, this.users.meter, this.mails.meter];
    await Promise.all(meters.map((meter) => meter.settle()));
    meters.forEach((meter) => meter.stop());
  }

  private isExempt(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let exempt = this.exempt.get(handler);
    if (exempt === undefined) {
      exempt = this.reflector.getAllAndOverride<boolean | undefined>(UNLIMITED, [handler, context.getClass()]) ?? false;
      this.exempt.set(handler, exempt);
    }
    return exempt;
  }
}

function enforce({ allowed, remaining, resets_in_s }: RateVerdict, { name, header }: Policy, reply?: FastifyReply): void {
  reply?.header('ratelimit-policy', header);
  reply?.header('ratelimit', `"${name}";r=${remaining};t=${resets_in_s}`);
  if (!allowed) throw new RateLimited(undefined, resets_in_s);
}

/** The limiter's own insurance would start from zero when Redis goes away; the meter goes on from what it knows. */
function policyOf(name: string, quota: number, { client }: RedisConnection): Policy {
  const ledger = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: `limit:${name}`,
    points: quota,
    duration: WINDOW_S,
    rejectIfRedisNotReady: true,
  });
  return { meter: new Meter(quota, WINDOW_S, ledger), name, header: `"${name}";q=${quota};w=${WINDOW_S}` };
}
