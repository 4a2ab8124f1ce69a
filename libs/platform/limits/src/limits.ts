import { type BeforeApplicationShutdown, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { env } from '@app/config';
import { currentContext, networkOf } from '@app/context';
import { RateLimited, Unavailable } from '@app/errors';
import { RedisConnection } from '@app/redis';
import { FairShares, type ReleasePlace } from './fair-shares';
import { Meter, type RateVerdict } from './meter';
import { SECRET_LOOKUP, type SecretCount, SecretKind, type SecretLookup, tokenIn } from './secrets';

const WINDOW_S = 3_600;
const UNLIMITED = 'unlimited';
/** Long bodies are read at 32 MiB a second at most: a megabyte takes its reader about 10 ms. */
const BODY_BYTES_PER_MS = 32_768;
/** Enough for opening a page, sending its form and a few corrections. */
const PER_SECRET = 20;
/** Calendar programs read a feed every few minutes at most. */
const PER_FEED = 60;

/** Exempts the route from the rate limits: health, metrics and signed URLs. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);

/** A signed-in user, as the limits see them. */
export interface Counted {
  readonly id: number;
  readonly company_id?: string | null;
  /** True if a browser of an allowed origin keeps the session in a cookie. */
  readonly is_browser?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Releases the request's share of the process. */
    leaveShare?: ReleasePlace;
  }
}

interface Policy {
  readonly meter: Meter;
  readonly name: string;
  readonly header: string;
}

/**
 * Counts requests per hour: of the user if there is a token (`RATE_LIMIT_USER`, `RATE_LIMIT_BROWSER`), or else of the network
 * (`RATE_LIMIT_ANONYMOUS`), or of a valid secret. Answers report it in `RateLimit` and `RateLimit-Policy`, by
 * draft-ietf-httpapi-ratelimit-headers-10: `"user";r=999;t=3600`, `"user";q=1000;w=3600`.
 */
@Injectable()
export class Limits implements BeforeApplicationShutdown {
  private readonly addresses: Policy;
  private readonly users: Policy;
  private readonly browsers: Policy;
  private readonly secrets: Readonly<Record<SecretKind, Policy>>;
  private readonly mails: Policy;
  private readonly exempt = new WeakMap<object, boolean>();
  private readonly shares = new FairShares();
  private readonly bodies = new FairShares({ altogether: 1, waiting: 64, waiting_altogether: 256 });

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
    redis: RedisConnection,
  ) {
    this.addresses = policyOf('address', env.RATE_LIMIT_ANONYMOUS, redis);
    this.users = policyOf('user', env.RATE_LIMIT_USER, redis);
    this.browsers = policyOf('browser', env.RATE_LIMIT_BROWSER, redis);
    this.secrets = {
      [SecretKind.Mailed]: policyOf('secret', PER_SECRET, redis),
      [SecretKind.Feed]: policyOf('feed', PER_FEED, redis),
    };
    this.mails = policyOf('mail', env.RATE_LIMIT_MAILS, redis);
  }

  /**
   * Counts a request of its user, or of its secret or address if the caller is anonymous, and sets the headers. Throws `RateLimited` (429).
   */
  admit(context: ExecutionContext, user?: Counted): void | Promise<void> {
    if (this.isExempt(context)) return;
    if (user) return this.admitUser(context, user);
    const secret = this.reflector.get<SecretCount | undefined>(SECRET_LOOKUP, context.getHandler());
    return secret ? this.admitBySecret(context, secret) : this.admitByAddress(context);
  }

  /**
   * Reads long bodies one at a time. Networks take turns, because the caller is not identified yet. Throws `Unavailable` (503) if a network
   * has 64 of them waiting.
   */
  async readInTurn<T>({ ip }: FastifyRequest, bytes: number, read: () => T): Promise<T> {
    const network = networkOf(ip);
    const leave = await this.bodies.enter({ group: network, caller: network });
    try {
      return read();
    } finally {
      // Other requests get their time before the next one is read.
      setTimeout(leave, bytes / BODY_BYTES_PER_MS);
    }
  }

  /** Releases a request's share of the process when it has been answered. */
  attachTo(fastify: FastifyInstance): void {
    fastify.decorateRequest('leaveShare');
    fastify.addHook('onSend', (request, _reply, payload, done) => {
      request.leaveShare?.();
      done(null, payload);
    });
  }

  /** Counts a request that is identified only in its handler, such as a refresh, towards that user. Throws `RateLimited` (429). */
  async charge(user: Counted): Promise<void> {
    enforce(await this.policyFor(user).meter.count(String(user.id)), this.policyFor(user));
  }

  /** Counts a request that turns out to be anonymous in its handler towards its address. Throws `RateLimited` (429). */
  async chargeAddress(address: string): Promise<void> {
    enforce(await this.addresses.meter.count(networkOf(address)), this.addresses);
  }

  /** Counts a mail that an anonymous caller sends to somebody else towards their address. Throws `RateLimited` (429). */
  async chargeMail(address: string): Promise<void> {
    enforce(await this.mails.meter.count(networkOf(address)), this.mails);
  }

  /** Moves a request's count from its address to the user who has signed in by it, as long as that user has any left. */
  async transfer(address: string, user: Counted): Promise<void> {
    const { allowed } = await this.policyFor(user).meter.count(String(user.id));
    if (allowed) this.addresses.meter.refund(networkOf(address));
  }

  async beforeApplicationShutdown(): Promise<void> {
    const meters = [this.addresses, this.users, this.browsers, ...Object.values(this.secrets), this.mails].map(({ meter }) => meter);
    // Twice, because requests counted during the first settlement are only part of the second.
    await Promise.all(meters.map((meter) => meter.settle().then(() => meter.settle())));
    meters.forEach((meter) => meter.stop());
  }

  private policyFor({ is_browser }: Counted): Policy {
    return is_browser ? this.browsers : this.users;
  }

  private admitUser(context: ExecutionContext, user: Counted): void | Promise<void> {
    const counted = this.spend(this.policyFor(user), String(user.id), context);
    return counted ? counted.then(() => this.enter(context, user)) : this.enter(context, user);
  }

  /** Waits until the user's share of the process is free. Users without a company share with their network. File uploads do not wait, because the file is still arriving. */
  private enter(context: ExecutionContext, { id, company_id }: Counted): void | Promise<void> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.headers['content-type']?.startsWith('multipart/')) return;
    const group = company_id ? `company ${company_id}` : networkOf(request.ip);
    const share = this.shares.enter({ group, caller: String(id) });
    if (!(share instanceof Promise)) request.leaveShare = share;
    else
      return share.then((leave) => {
        request.leaveShare = leave;
        // Nobody waits for the answer any more, and nothing has been done for it yet.
        if (currentContext()?.connection?.isGone) throw new Unavailable();
      });
  }

  private admitByAddress(context: ExecutionContext): void | Promise<void> {
    return this.spend(this.addresses, networkOf(context.switchToHttp().getRequest<FastifyRequest>().ip), context);
  }

  private async admitBySecret(context: ExecutionContext, { lookup, kind }: SecretCount): Promise<void> {
    const token = tokenIn(context.switchToHttp().getRequest<FastifyRequest>());
    const key = token && (await this.modules.get<SecretLookup>(lookup, { strict: false }).liveKeyOf(token));
    await (key ? this.spend(this.secrets[kind], key, context) : this.admitByAddress(context));
  }

  private spend(policy: Policy, key: string, context: ExecutionContext): void | Promise<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const verdict = policy.meter.count(key);
    return verdict instanceof Promise ? verdict.then((known) => enforce(known, policy, reply)) : enforce(verdict, policy, reply);
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

/** The limiter's own fallback would start from zero when Redis is down; the meter continues from its own counts. */
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
