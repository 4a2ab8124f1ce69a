import type { OpenAPIObject } from '@nestjs/swagger';
import { BY_COOKIE } from '@app/access';
import { sessionCookies } from '@app/auth';
import type { Operation } from './operations';

const cookie = {
  name: sessionCookies.refresh_token,
  in: 'cookie' as const,
  required: false,
  description: 'The refresh token of a browser that signed in with `cookie: true`.',
  schema: { type: 'string' as const },
};

/** Declares the refresh-token cookie for every operation that accepts it. */
export function declareCookies({ paths }: OpenAPIObject): void {
  for (const methods of Object.values(paths)) {
    for (const operation of Object.values(methods as Record<string, Operation & { [BY_COOKIE]?: true }>)) {
      if (!operation[BY_COOKIE]) continue;
      delete operation[BY_COOKIE];
      operation.parameters = [...(operation.parameters ?? []), cookie];
    }
  }
}
