import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { env } from '@app/config';
import { AddressRules } from './address-rules';
import { type Guarding, expectPermitted, guardedLookup } from './guarded-lookup';
import { HostAddresses } from './host-addresses';
import { OutboundFailure, type OutboundFailureKind } from './outbound-failure';
import { type ReadingLimits, readParts } from './read-parts';

const MAX_HEADER_BYTES = 16_384;
/** The body of an answer is read and thrown away, so that the receiver can finish, up to these limits. */
const MAX_DRAINED_BYTES = 65_536;
const DRAIN_WITHIN_MS = 1_000;

export interface OutboundLimits {
  /** Milliseconds until a connection must be open, TLS included. */
  readonly connect_ms: number;
  /** Milliseconds until the head of the answer must have been received. */
  readonly total_ms: number;
}

const LIMITS: OutboundLimits = { connect_ms: 5_000, total_ms: 10_000 };

export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The answer, without its body: that could come from a server that should not have been reached. */
export interface OutboundAnswer {
  readonly status: number;
}

export type OutboundReading = OutboundLimits & ReadingLimits;

/**
 * Sends requests to URLs that people have entered. It connects to public addresses and to `OUTBOUND_ALLOWED_NETWORKS` only. It uses no
 * proxy and follows no redirect, so a 3xx is returned as the answer.
 */
@Injectable()
export class Outbound {
  constructor(
    private readonly names: HostAddresses,
    private readonly rules: AddressRules,
  ) {}

  /** Sends a POST. Rejects with `OutboundFailure` if there is no answer. */
  post(request: OutboundRequest, limits = LIMITS): Promise<OutboundAnswer> {
    return this.exchange(request, limits, async (answer) => {
      await drained(answer);
      return { status: answer.statusCode! };
    });
  }

  /**
   * Sends a POST to a URL of the operator, and passes the body of the answer on as it arrives. Rejects with `OutboundFailure` if the status
   * is not 200, the body is too long or `signal` is aborted (`broken_answer`), or a limit is passed (`timeout`). For
   * URLs of the settings only: what a URL of somebody else answers is nobody's to read.
   */
  postAndRead(
    request: OutboundRequest,
    limits: OutboundReading,
    take: (part: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    return this.exchange(request, limits, (answer) => {
      if (answer.statusCode !== 200) throw new OutboundFailure('broken_answer');
      return readParts(answer, limits, take, signal);
    });
  }

  private async exchange<T>({ url, headers, body }: OutboundRequest, limits: OutboundLimits, use: (answer: IncomingMessage) => Promise<T>) {
    const target = targetOf(url);
    const over = new AbortController();
    const isPlain = target.protocol === 'http:';
    const guarding: Guarding = {
      names: this.names,
      rules: this.rules,
      isOnlyOpened: isPlain && env.NODE_ENV === 'production',
      signal: over.signal,
    };
    expectPermitted(target.hostname.replace(/^\[|\]$/g, ''), guarding);
    const length = String(Buffer.byteLength(body));
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      // Each request has a connection of its own, because one that was kept open would skip the lookup.
      agent: false as const,
      lookup: guardedLookup(guarding),
      maxHeaderSize: MAX_HEADER_BYTES,
      rejectUnauthorized: true,
    };
    const request = isPlain ? requestHttp(target, options) : requestHttps(target, options);
    try {
      return await use(await answerTo(request, body, limits));
    } finally {
      over.abort();
      request.destroy();
    }
  }
}

/** Parses a URL. Refuses userinfo, because it would be sent as a password. */
function targetOf(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const isGood = target && /^https?:$/.test(target.protocol) && target.username === '' && target.password === '';
  if (!isGood) throw new OutboundFailure('url_refused');
  return target;
}

/** Waits for the head of the answer. */
function answerTo(request: ClientRequest, body: string | Buffer, { connect_ms, total_ms }: OutboundLimits): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let stage: OutboundFailureKind = 'unreachable';
    const tooLate = () => request.destroy(new OutboundFailure('timeout'));
    const timers = [setTimeout(tooLate, connect_ms), setTimeout(tooLate, total_ms)];
    const isOpen = () => {
      stage = 'broken_answer';
      clearTimeout(timers[0]);
    };
    request.on('socket', (socket) => {
      if (!('encrypted' in socket)) socket.once('connect', isOpen);
      else socket.once('connect', () => (stage = 'tls')).once('secureConnect', isOpen);
    });
    const end = () => timers.forEach((timer) => clearTimeout(timer));
    request.on('error', (error) => {
      end();
      reject(error instanceof OutboundFailure ? error : new OutboundFailure(stage, { cause: error }));
    });
    request.on('response', (answer) => {
      end();
      resolve(answer);
    });
    request.end(body);
  });
}

/** Resolves when the body has ended or exceeds a limit of time or size. It ignores failures, because the status is known already. */
function drained(answer: IncomingMessage): Promise<void> {
  let bytes = 0;
  return new Promise((resolve) => {
    const timer = setTimeout(() => answer.destroy(), DRAIN_WITHIN_MS);
    answer.on('data', ({ length }: Buffer) => (bytes += length) > MAX_DRAINED_BYTES && answer.destroy());
    answer.on('error', () => undefined);
    answer.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
