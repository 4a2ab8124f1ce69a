import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ValidateBy } from 'class-validator';

/** The name of the check below, by which `detailsOf` finds it. */
export const FILTER_VALUES = 'filterValues';

/** A list filter takes at most so many values. */
export const MAX_VALUES = 100;

/** The check of one value of a list filter: its name among the sentences, its limits there, and the check itself. */
export interface ValueCheck {
  readonly name: string;
  readonly limits?: readonly unknown[];
  readonly fits: (value: unknown) => boolean;
}

/** What follows a comma: a value in quotes, in which a quote is doubled, or one without a comma. */
const PIECE = /,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g;

/** The values of a text that separates them by commas. One that holds a comma stands in quotes: `solo,"slow, soft"`. */
export const piecesOf = (text: string): string[] =>
  [...`,${text}`.matchAll(PIECE)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim());

/** All values of a filter, given once or repeatedly. A number that was read already stays one. */
export const valuesOf = (given: unknown): unknown[] =>
  [given].flat().flatMap((value: unknown) => (typeof value === 'string' ? piecesOf(value) : [value]));

/** Several values by comma and repeated, each of which is checked; repetitions count once. A refusal names the first bad value. */
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
