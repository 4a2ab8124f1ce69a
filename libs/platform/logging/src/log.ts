import { join } from 'node:path';
import { type DestinationStream, type Logger, destination, multistream, pino } from 'pino';
import { env } from '@app/config';
import { currentContext } from '@app/context';
import { conceal, concealError } from './conceal';

const FILES_IN = 'logs';

// Lines are written in blocks, with a short delay at most: one write per request would cost as much as the request.
const inBlocks = (dest: string | number): DestinationStream =>
  destination({ dest, mkdir: true, sync: false, minLength: 4_096, periodicFlush: 200 });

/** Lines for people, in place of JSON. Loaded only outside production. */
function readable(): DestinationStream {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const pretty = require('pino-pretty') as (options: object) => DestinationStream;
  return pretty({ ignore: 'pid,hostname', singleLine: true, sync: true });
}

function standardOutput(): DestinationStream {
  return env.NODE_ENV === 'production' ? inBlocks(1) : readable();
}

/** Standard output, and with `LOG_FILES` also `logs/app.log` (info and up) and `logs/error.log` (errors), both as JSON. */
function everywhere(): DestinationStream {
  if (!env.LOG_FILES) return standardOutput();
  return multistream([{ level: env.LOG_LEVEL, stream: standardOutput() }, ...filesIn(FILES_IN)]);
}

/** `app.log` and `error.log` of a folder, as streams of a `multistream`. */
export const filesIn = (folder: string): { level: 'info' | 'error'; stream: DestinationStream }[] => [
  { level: 'info', stream: inBlocks(join(folder, 'app.log')) },
  { level: 'error', stream: inBlocks(join(folder, 'error.log')) },
];

/** A log that adds request, user and company to every line, and masks secrets. Flat lines of known fields are not searched. */
export function createLog(to: DestinationStream, level: string = env.LOG_LEVEL): Logger {
  return pino(
    {
      level,
      formatters: { log: (line) => (isFlat(line) ? line : (conceal(line) as typeof line)) },
      serializers: { err: (error: unknown) => (error instanceof Error ? concealError(error) : error) },
      mixin: stamp,
      mixinMergeStrategy: (line, context) => Object.assign(line, context),
    },
    to,
  );
}

function stamp(): object {
  const context = currentContext();
  return context ? { request_id: context.request_id, user_id: context.user_id, company_id: context.company_id } : {};
}

const REQUEST_FIELDS = new Set(['method', 'path', 'route', 'status', 'ms', 'bytes', 'address', 'request_id', 'user_id', 'company_id']);

/** True for the line of a request: it has no free text, and its path has no query. */
function isFlat(line: object): boolean {
  for (const name in line) if (!REQUEST_FIELDS.has(name)) return false;
  return true;
}

/** The log of a test run, beside the data of the test's worker. It is searched for secrets when the run ends. */
const besideData = (): DestinationStream => destination({ dest: `${env.DATA_DIR}.log`, mkdir: true, sync: true });

/** The process's log. */
export const log = env.NODE_ENV === 'test' ? createLog(besideData(), 'info') : createLog(everywhere());
