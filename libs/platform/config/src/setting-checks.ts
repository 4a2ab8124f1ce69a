import { Transform } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsString, IsUrl, Max, Min } from 'class-validator';
import { listIn } from './list-in';
import { together } from './together';

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, 1: true, on: true, false: false, 0: false, off: false };

/** Reads `on`, `true` and `1`, or `off`, `false` and `0`. By default every non-empty text would be true. */
export const Flag = () =>
  together(
    Transform(({ obj, key }) => TRUTHS[String((obj as Record<string, unknown>)[key])]),
    IsBoolean(),
  );
/** A whole number within these limits. */
export const Whole = (min: number, max = 2_147_483_647) => together(IsInt(), Min(min), Max(max));
/** A URL of one of these protocols. */
export const UrlOf = (...protocols: string[]) => IsUrl({ protocols, require_tld: false, require_protocol: true });
/** A list of texts, as `listIn` reads it. */
export const JsonList = () =>
  together(
    Transform(({ value }) => (typeof value === 'string' ? listIn(value) : (value as unknown))),
    IsArray(),
    IsString({ each: true }),
  );
