import type { OpenAPIObject } from '@nestjs/swagger';
import { NotFound, catalogue } from '@app/errors';
import { declaredNouns } from '@app/i18n';

/** Lists the possible values of a problem's `error` and `code`, from the catalogue. */
export function declareProblems({ components }: OpenAPIObject): void {
  const missing = declaredNouns().map((noun) => new NotFound(noun).about.error);
  const refusals = [...catalogue].sort((a, b) => a.code.localeCompare(b.code));
  const names = refusals.flatMap(({ error }) => (error === NotFound.about.error ? missing : [error]));
  const { Problem } = components!.schemas as Record<string, { properties: Record<string, object> }>;
  Object.assign(Problem!.properties, { error: refer('ErrorName'), code: refer('ErrorCode') });
  Object.assign(components!.schemas!, {
    ErrorName: { type: 'string', description: 'Name of an error. Names never change; new ones may be added.', enum: [...new Set(names)] },
    ErrorCode: {
      type: 'string',
      description: 'Code of an error, explained at `/docs/errors`. Codes never change; new ones may be added.',
      enum: [...new Set(refusals.map(({ code }) => code))],
    },
  });
}

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
