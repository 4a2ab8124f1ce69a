import type { OpenAPIObject } from '@nestjs/swagger';
import { HEADER, NOT_REPLAYED, WITHOUT_KEYS } from './idempotency';

const key = {
  name: HEADER,
  in: 'header' as const,
  required: false,
  description: `Unique key of the request. A repetition within 24 hours gets the first answer. If the operation has \`${NOT_REPLAYED}\`, it gets 409, because answers with a secret or a signed URL are not stored.`,
  schema: { type: 'string' as const, minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** Declares the header in the contract, for every POST that accepts one. */
export function declareKeys({ paths }: OpenAPIObject): void {
  for (const [path, { post }] of Object.entries(paths)) {
    if (post?.security && !path.startsWith(WITHOUT_KEYS)) post.parameters = [...(post.parameters ?? []), key];
  }
}
