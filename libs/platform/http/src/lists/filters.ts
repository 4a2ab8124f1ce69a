import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, getMetadataStorage } from 'class-validator';
import { FILTER_VALUES, HasValues, INT4_MAX, Omittable, type ValueCheck, instantIn, isInstant } from '@app/validation';

const ID = { type: 'integer', minimum: 1, maximum: INT4_MAX } as const;
/**
 * The contract describes a choice of two types as text with a pattern, because generators do not agree on unions of numbers, days and text.
 */
const PERSON = { type: 'string', pattern: '^(me|[1-9][0-9]{0,9})$' } as const;
export const MOMENT_OR_DAY = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$' } as const;
const DIGITS = /^\d{1,17}$/;

const numbered = (piece: unknown): unknown => (typeof piece === 'string' && DIGITS.test(piece) ? Number(piece) : piece);
const isId = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0 && Number(value) <= INT4_MAX;

const ids: ValueCheck = { name: 'isId', fits: isId };
const people: ValueCheck = { name: 'isPerson', fits: isId };

/** Ids, separated by commas or repeated: `department_id?: number[]`. */
export const IdFilter = (): PropertyDecorator =>
  applyDecorators(Omittable(), ApiPropertyOptional({ type: 'array', items: ID }), HasValues(ids, numbered));

/** Ids that are text of a given form: of a job or a company. */
export const TextIdFilter = (form: RegExp): PropertyDecorator =>
  applyDecorators(
    Omittable(),
    ApiPropertyOptional({ type: 'array', items: { type: 'string', pattern: form.source } }),
    HasValues({ name: 'isId', fits: (value) => typeof value === 'string' && form.test(value) }, String),
  );

/** Ids of users, or `me`, which `CallerFilters` replaces by the caller's id. */
export const PersonFilter = (): PropertyDecorator =>
  applyDecorators(Omittable(), ApiPropertyOptional({ type: 'array', items: PERSON }), HasValues(people, numbered));

/** Values of an enum that the document names: `@EnumFilter({ TaskStatus })`. */
export function EnumFilter(named: Readonly<Record<string, Readonly<Record<string, string>>>>): PropertyDecorator {
  const [[enumName, shape]] = Object.entries(named) as [[string, Readonly<Record<string, string>>]];
  const values = Object.values(shape);
  return applyDecorators(
    Omittable(),
    ApiPropertyOptional({ enum: values, enumName, isArray: true }),
    HasValues({ name: 'isIn', limits: [values], fits: (value) => values.includes(value as string) }, (piece) => piece),
  );
}

/** Tags, all of which a row must have. A tag with a comma needs quotes. */
export const TagFilter = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    Omittable(),
    ApiPropertyOptional({ type: 'array', items: { type: 'string', minLength: 1, maxLength } }),
    HasValues(
      { name: 'isLength', limits: [1, maxLength], fits: (value) => typeof value === 'string' && value !== '' && value.length <= maxLength },
      (piece) => String(piece).normalize('NFC'),
    ),
  );

const MOMENT_FILTER = 'isMoment';
type Bound = 'start' | 'end';

/** A moment, or a day in the caller's time zone. `CallerFilters` replaces a day by its first moment, or by the first one after it. */
const MomentFilter = (bound: Bound): PropertyDecorator =>
  applyDecorators(
    Omittable(),
    Transform(({ value }: { value: unknown }) => instantIn(value)),
    ValidateBy({ name: MOMENT_FILTER, constraints: [bound], validator: { validate: isInstant } }),
    ApiPropertyOptional(MOMENT_OR_DAY),
  );

/** `created_after`: at this moment or later. A day counts from its start. */
export const AfterFilter = (): PropertyDecorator => MomentFilter('start');
/** `created_before`: before this moment. A day counts until its end. */
export const BeforeFilter = (): PropertyDecorator => MomentFilter('end');

/** The fields of a query whose values depend on the caller. */
export interface CallerFields {
  readonly people: readonly string[];
  readonly moments: readonly (readonly [string, Bound])[];
}

/** Reads them from the validators of a DTO, so that derived classes have them, too. */
export function callerFieldsOf(Shape: object): CallerFields {
  const checks = getMetadataStorage().getTargetValidationMetadatas(Shape as () => void, '', false, false);
  const named = (name: string) => checks.filter((check) => check.name === name);
  const personal = named(FILTER_VALUES).filter(({ constraints }) => constraints[0] === people);
  return {
    people: personal.map(({ propertyName }) => propertyName),
    moments: named(MOMENT_FILTER).map(({ propertyName, constraints }) => [propertyName, constraints[0] as Bound] as const),
  };
}
