import type { IncomingMessage } from 'node:http';
import { OutboundFailure } from './outbound-failure';

export interface ReadingLimits {
  /** Milliseconds that may pass between two parts of the body. */
  readonly idle_ms: number;
  /** Milliseconds until the whole body must be there. */
  readonly whole_ms: number;
  readonly max_bytes: number;
}

/** Passes the text of an answer on, part by part. A character that is cut by two parts arrives whole. */
export async function readParts(
  answer: IncomingMessage,
  limits: ReadingLimits,
  take: (part: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const clock = watch(answer, limits, signal);
  try {
    answer.setEncoding('utf8');
    for await (const part of answer as AsyncIterable<string>) {
      clock.count(part);
      await take(part);
      clock.wait();
    }
    if (!answer.complete) throw new OutboundFailure('broken_answer');
  } catch (error) {
    throw signal.aborted || error instanceof OutboundFailure ? error : new OutboundFailure('broken_answer', { cause: error });
  } finally {
    clock.stop();
  }
}

/** Ends an answer that comes too slowly, is too long, or is not wanted any more. The time that its reader takes does not count as idle. */
function watch(answer: IncomingMessage, { idle_ms, whole_ms, max_bytes }: ReadingLimits, signal: AbortSignal) {
  const tooLate = () => answer.destroy(new OutboundFailure('timeout'));
  const unwanted = () => answer.destroy(new OutboundFailure('broken_answer', { cause: signal.reason }));
  const whole = setTimeout(tooLate, whole_ms);
  let idle = setTimeout(tooLate, idle_ms);
  let bytes = 0;
  if (signal.aborted) unwanted();
  signal.addEventListener('abort', unwanted, { once: true });
  return {
    count: (part: string) => {
      clearTimeout(idle);
      if ((bytes += Buffer.byteLength(part)) > max_bytes) throw new OutboundFailure('broken_answer');
    },
    wait: () => (idle = setTimeout(tooLate, idle_ms)),
    stop: () => {
      clearTimeout(whole);
      clearTimeout(idle);
      signal.removeEventListener('abort', unwanted);
    },
  };
}
