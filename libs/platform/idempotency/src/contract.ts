import type { OpenAPIObject } from '@nestjs/swagger';
import { HEADER, NOT_REPLAYED, WITHOUT_KEYS } from './idempotency';

const key = {
  name: HEADER,
  in: 'header' as const,
  required: false,
  description: `Sent again within 24 hours, the request is done once and answered as the first time. Where the operation has \`${NOT_REPLAYED}\`, it is refused (409): the answer holds a secret or a signed URL and is not stored.`,
  schema: { type: 'string' as const, minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** Declares the header in the contract, for every POST that accepts one. */
export function declareKeys({ paths }: OpenAPIObject): void {
  for (const [path, { post }] of Object.entries(paths)) {
    if (post?.security && !path.startsWith(WITHOUT_KEYS)) post.parameters = [...(post.parameters ?? []), key];
  }
}
