import type { OpenAPIObject } from '@nestjs/swagger';
import { INT4_MAX } from '@app/validation';
import { everySchema } from './every-schema';
import type { Schema } from './operations';

type Changeable = { -readonly [Key in keyof Schema]: Schema[Key] };

/** Amounts of bytes, by their names: they outgrow 32 bits. */
const BYTES = /^(?:.*_)?(?:bytes|size|limit|used|reserved|requested|available)$/;

/** Days, by their names. */
const DAY = /^(?:.*_)?(?:on|date)$/;

/**
 * Says of numbers and of days what they are. A number is whole unless its DTO gives it the format `double`: the compiler's
 * `number` does not tell.
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
