import type { OpenAPIObject } from '@nestjs/swagger';
import { INT4_MAX } from '@app/validation';
import { everySchema } from './every-schema';
import type { Schema } from './operations';

type Changeable = { -readonly [Key in keyof Schema]: Schema[Key] };

/** Names of properties that are amounts of bytes: they need 64 bits. */
const BYTES = /^(?:.*_)?(?:bytes|size|limit|used|reserved|requested|available)$/;

/** Names of properties that are days. */
const DAY = /^(?:.*_)?(?:on|date)$/;

/**
 * Sets the formats of numbers and days. A number is an integer unless its DTO has the format `double`: the compiler's `number` does not
 * tell.
 */
export function specifyNumbers(document: OpenAPIObject): void {
  for (const [name, property] of everySchema(document)) specify(name, property);
}

function specify(name: string, property: Changeable): void {
  if (property.type === 'number' && property.format !== 'double') property.type = 'integer';
  if (property.type === 'integer' && isLarge(name, property)) property.format = 'int64';
  if (property.type === 'string' && DAY.test(name)) property.format ??= 'date';
}

const isLarge = (name: string, { maximum }: Schema): boolean =>
  name.endsWith('bytes') || (maximum === undefined ? BYTES.test(name) : maximum > INT4_MAX);
