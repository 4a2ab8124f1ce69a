import { type ValidationError, getMetadataStorage } from 'class-validator';
import type { Detail } from '@app/errors';
import { type Words, sentenceFor } from '@app/i18n';
import { FILTER_VALUES, type ValueCheck } from './filter-values';

/** Keeps answers short, whatever was sent. */
const MAX_LENGTH_OF_NAME = 100;

/** The problems of a field, by its path (`items.0.title`), in every language. A missing field has only that problem. */
export function detailsOf(error: ValidationError, parent = ''): Detail[] {
  const { property, constraints = {}, children = [] } = error;
  const field = `${parent}${property.slice(0, MAX_LENGTH_OF_NAME)}`;
  const own = tellingOf(error.value, Object.keys(constraints)).map((check) => ({
    field,
    message: check === 'required' ? sentenceFor('required')! : wordsOf(check, error),
  }));
  return [...own, ...children.flatMap((child) => detailsOf(child, `${field}.`))];
}

/** If a value is missing or of the wrong type, its other problems are not reported. */
function tellingOf(value: unknown, checks: readonly string[]): readonly string[] {
  if (checks.length === 0 || checks.includes('whitelistValidation')) return checks;
  if (value === undefined) return ['required'];
  const kind = KINDS.find((check) => checks.includes(check));
  return kind ? [kind] : checks;
}

const KINDS = ['isArray', 'isObject', 'nestedValidation', 'isString', 'isInt', 'isNumber', 'isBoolean'];

/**
 * The check's own message if the DTO gives one, with Korean in `context` (`@Matches(SLUG, { message: 'must be a slug', context: { ko:
 * '슬러그여야 합니다' } })`), or else the message of its name.
 */
function wordsOf(check: string, { constraints, contexts, property, target, value }: ValidationError): Words | string {
  const { en, ko } = { en: String(constraints?.[check]), ...(contexts?.[check] as { ko?: string } | undefined) };
  if (ko) return { en, ko };
  const { message, constraints: limits, each } = checkOf(check, property, target);
  if (check === FILTER_VALUES) return badValueIn(value, limits[0] as ValueCheck);
  const sentence = message === undefined && sentenceFor(check, limits);
  if (!sentence) return en;
  return each ? ofEach(sentence) : sentence;
}

/** Names the first invalid value of a filter. */
function badValueIn(values: unknown, { name, limits, fits }: ValueCheck): Words {
  const bad = JSON.stringify(String((values as unknown[]).find((value) => !fits(value))).slice(0, MAX_LENGTH_OF_NAME));
  const { en, ko } = sentenceFor(name, limits)!;
  return { en: `${bad} ${en}`, ko: `${bad}: ${ko}` };
}

const ofEach = ({ en, ko }: Words): Words => ({ en: `each value ${en}`, ko: `각 값: ${ko}` });

/** The metadata of the failed decorator, which has its limits. */
function checkOf(check: string, property: string, target: object | undefined) {
  const found = getMetadataStorage()
    .getTargetValidationMetadatas(target?.constructor ?? Object, '', false, false)
    .find(({ propertyName, name, type }) => propertyName === property && (name ?? type) === check);
  return found ?? { message: undefined, constraints: [], each: false };
}
