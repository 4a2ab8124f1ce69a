import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: object | string;
}

const FOLDER = join(__dirname, '../../.data/test');
const LOG = /^worker-\d+\.log$/;
const SECRETS = /^worker-\d+\.secrets$/;

const SECRET_FIELD = /^(?:.*password|.*token|secret|key|challenge|.*code|recovery_codes|otpauth_uri)$/;
const URL_FIELD = /(?:^|_)url$/;
/** Minimum length of a secret to look for. A shorter text may be in a log by chance. */
const MIN_LENGTH = 12;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length >= MIN_LENGTH;

/** Keeps the secrets of an accepted request and its answer that no log may show: passwords, tokens, keys, signatures of URLs. */
export function noteSecrets({ url, headers, payload }: Sent, { statusCode, headers: answered, body }: LightMyRequestResponse): void {
  const isJson = /[/+]json/.test(String(answered['content-type']));
  const found = [...(isJson && body ? secretsIn(JSON.parse(body)) : []), ...signaturesIn(url)];
  if (statusCode < 400) found.push(...secretsIn(payload), headers.authorization?.split(' ')[1] ?? '');
  for (const secret of found.filter(isText)) keep(secret);
}

const kept = new Set<string>();
function keep(secret: string): void {
  if (kept.has(secret)) return;
  kept.add(secret);
  appendFileSync(`${process.env.DATA_DIR}.secrets`, `${JSON.stringify(secret)}\n`);
}

function secretsIn(value: unknown, field = ''): unknown[] {
  if (typeof value === 'string') {
    if (URL_FIELD.test(field)) return signaturesIn(value);
    return SECRET_FIELD.test(field) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((part) => secretsIn(part, field));
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([name, part]) => secretsIn(part, name)) : [];
}

/** Parameters of a URL that give access to whoever has the URL. */
function signaturesIn(url: string): string[] {
  const at = url.indexOf('?');
  if (at < 0) return [];
  return [...new URLSearchParams(url.slice(at))].filter(([name]) => /signature|token|secret/i.test(name)).map(([, value]) => value);
}

/** Called before a run. */
export function forgetLogs(): void {
  for (const name of filesOf(LOG, SECRETS)) rmSync(join(FOLDER, name), { force: true });
}

/** Throws if the apis of a run have logged a secret, or a line that is not JSON or lacks the id of its request. */
export function searchLogs(): void {
  const secrets = new Set(linesOf(SECRETS).map((line) => JSON.parse(line) as string));
  // Most secrets have no blank, so that they are a word of their own in a line.
  const phrases = [...secrets].filter((secret) => !WORD.test(secret));
  const lines = linesOf(LOG);
  const faults = lines.filter((line) => !isLine(line) || hasSecret(line, secrets, phrases));
  if (faults.length > 0)
    throw new Error(`${faults.length} of ${lines.length} lines of the log are at fault:\n${faults.slice(0, 5).join('\n')}`);
}

const WORD = /^[\w.~-]+$/;

function hasSecret(line: string, secrets: ReadonlySet<string>, phrases: readonly string[]): boolean {
  return (line.match(/[\w.~-]{12,}/g) ?? []).some((word) => secrets.has(word)) || phrases.some((phrase) => line.includes(phrase));
}

function isLine(line: string): boolean {
  try {
    const { msg, request_id } = JSON.parse(line) as { msg?: unknown; request_id?: unknown };
    return msg !== 'request' || typeof request_id === 'string';
  } catch {
    return false;
  }
}

const filesOf = (...kinds: RegExp[]): string[] =>
  existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => kinds.some((kind) => kind.test(name))) : [];

const linesOf = (kind: RegExp): string[] =>
  filesOf(kind)
    .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
    .filter(Boolean);
