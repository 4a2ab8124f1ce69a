import type { CustomFetch } from 'openid-client';
import { env, isReachable } from '@app/config';

/** In seconds, for each request to a provider, its answer included. */
export const ANSWERS_WITHIN_S = 5;
/** A discovery document has some 3 KB, a set of keys some 10. */
const MAX_BYTES = 262_144;

/** What a provider does not do that is in order: silence, too. It has no address in it, and no answer. */
export class Outrage extends Error {}

/** Asks a provider: at addresses that cannot be listened to, for answers of a bounded size. The caller's signal limits the time. */
export const askProvider: CustomFetch = async (url, options) => {
  if (!isReachable(url, env.NODE_ENV === 'production')) throw new Outrage('The provider names an address that is not https.');
  try {
    const answer = await fetch(url, { ...options, body: options.body as string });
    const body = await read(answer);
    return new Response(body.length > 0 ? body : null, { status: answer.status, headers: contentType(answer) });
  } catch (error) {
    throw error instanceof Outrage ? error : new Outrage('The provider does not answer.', { cause: error });
  }
};

async function read(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    // Leaving the loop closes the connection.
    if (bytes > MAX_BYTES) throw new Outrage('The provider answers at too great a length.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/** All that is read of the headers: the rest was about bytes that have been unpacked. */
const contentType = ({ headers }: Response): Record<string, string> => ({ 'content-type': headers.get('content-type') ?? '' });
