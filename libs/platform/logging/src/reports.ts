import type * as Sdk from '@sentry/node-core/light';
import { env } from '@app/config';
import { currentContext } from '@app/context';
import { concealError } from './conceal';

type Sentry = typeof Sdk;

const FLUSH_WITHIN_MS = 2_000;

let sentry: Promise<Sentry> | undefined;

/** Reports an error to Sentry if `SENTRY_DSN` is set; the SDK is loaded with the first one. Secrets are masked as in the log. */
export function report(error: unknown, dsn: string | undefined = env.SENTRY_DSN): void {
  if (!dsn || !(error instanceof Error)) return;
  const { request_id, user_id } = currentContext() ?? {};
  const { message, stack } = concealError(error) as Error;
  const concealed = Object.assign(new Error(message), { name: error.name, stack });
  sentry ??= load(dsn);
  void sentry.then(({ captureException }) => captureException(concealed, { tags: { request_id, user_id } })).catch(() => undefined);
}

/** Waits until the reports have been sent, for two seconds at most. */
export async function flushReports(): Promise<void> {
  await (await sentry)?.flush(FLUSH_WITHIN_MS).catch(() => false);
}

async function load(dsn: string): Promise<Sentry> {
  const sdk = await import('@sentry/node-core/light');
  sdk.init({ dsn, environment: env.NODE_ENV, release: env.VERSION, defaultIntegrations: false, sendDefaultPii: false });
  return sdk;
}
