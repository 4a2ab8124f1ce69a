import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ValidateBy } from 'class-validator';

/** The name of the check below, by which `detailsOf` finds it. */
export const FILTER_VALUES = 'filterValues';

/** Maximum number of values of a list filter. */
export const MAX_VALUES = 100;

/** The check of one value of a list filter: the name of its message, its limits, and the check itself. */
export interface ValueCheck {
  readonly name: string;
  readonly limits?: readonly unknown[];
  readonly fits: (value: unknown) => boolean;
}

/** The part after a comma: a quoted value, in which quotes are doubled, or one without a comma. */
const PIECE = /,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g;

/** Splits a text at its commas. A value with a comma needs quotes: `solo,"slow, soft"`. */
export const piecesOf = (text: string): string[] =>
  [...`,${text}`.matchAll(PIECE)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim());

/** All values of a filter, given once or repeatedly. Numbers stay numbers. */
export const valuesOf = (given: unknown): unknown[] =>
  [given].flat().flatMap((value: unknown) => (typeof value === 'string' ? piecesOf(value) : [value]));

/**
 * Accepts several values, separated by commas or repeated, and checks each; duplicates count once. The error names the first invalid value.
 */
export const HasValues = (check: ValueCheck, read: (piece: unknown) => unknown): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === undefined ? value : [...new Set(valuesOf(value).map(read))])),
    ArrayMaxSize(MAX_VALUES),
    ValidateBy({
      name: FILTER_VALUES,
      constraints: [check],
      validator: { validate: (values) => Array.isArray(values) && values.every(check.fits) },
    }),
  );
