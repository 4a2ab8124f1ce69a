import type { OpenAPIObject } from '@nestjs/swagger';
import { HEADER, WITHOUT_KEYS } from './idempotency';

const key = {
  name: HEADER,
  in: 'header' as const,
  required: false,
  description: 'Sent again within 24 hours, the request is answered as the first time, and done once.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** Declares the header in the contract, for every POST that takes one. */
export function declareKeys({ paths }: OpenAPIObject): void {
  for (const [path, { post }] of Object.entries(paths)) {
    if (post?.security && !path.startsWith(WITHOUT_KEYS)) post.parameters = [...(post.parameters ?? []), key];
  }
}
