import type { CustomFetch } from 'openid-client';
import { env, isReachable } from '@app/config';

/** Limit in seconds for a request to a provider and its answer. */
export const ANSWERS_WITHIN_S = 5;
/** A discovery document has some 3 KB, a set of keys some 10. */
const MAX_BYTES = 262_144;

/** A provider does not answer, or not as it should. The message contains no address and no part of the answer. */
export class Outrage extends Error {}

/**
 * Sends a request to a provider, only over connections that cannot be listened to and with a limit for the size of the answer. The caller's
 * signal limits the time.
 */
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
    if (bytes > MAX_BYTES) throw new Outrage('The answer of the provider is too long.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/** Keeps only the content type: the other headers describe the encoded body, which has been decoded. */
const contentType = ({ headers }: Response): Record<string, string> => ({ 'content-type': headers.get('content-type') ?? '' });
