import type { OpenAPIObject } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsObject, ValidateIf, getMetadataStorage } from 'class-validator';
import type { Schema } from './operations';

const NESTED = 'nestedValidation';
const CUSTOM = 'customValidation';
const CONDITION = 'conditionalValidation';
const SHAPES = new Set(['isArray', 'isObject']);

type Shape = new () => object;

interface Check {
  readonly target: unknown;
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly each: boolean;
  constraints: unknown[];
}

/**
 * Closes four gaps of class-validator in every DTO of the contract, once at boot: a check of each item accepts a value that is no list; a
 * check of a nested object accepts a list; an optional field accepts null; and a field stays optional in a class that inherits it and
 * requires it. A field is required if its class checks it without a condition of its own and gives it no initial value; the documentation
 * follows the checks. Empty text becomes null for a field that accepts null. Only fields whose type says so accept null (`due_at?: Instant
 * | null`); other fields must be omitted instead. Called when the contract is made.
 */
export function tighten(document: OpenAPIObject): void {
  const checks = [
    ...(getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Check[]> }).validationMetadatas.values(),
  ].flat();
  const byField = new Map<string, Check[]>();
  for (const check of checks) byField.set(check.propertyName, [...(byField.get(check.propertyName) ?? []), check]);
  for (const check of checks.filter(isOfContract)) {
    const ofThatName = byField.get(check.propertyName)!;
    nameShape(check, ofThatName);
    if (check.name === 'isOptional') (isNullable(check) ? readEmptyAsNull : refuseNull)(check);
    if (isRequired(check, ofThatName)) require(document, check, ofThatName);
  }
}

function nameShape(check: Check, ofThatName: readonly Check[]): void {
  const isNamed = ofThatName.some(({ target, type, name = '' }) => target === check.target && type === CUSTOM && SHAPES.has(name));
  if (!isNamed && (check.each || check.type === NESTED)) (check.each ? IsArray() : IsObject())(prototypeOf(check), check.propertyName);
}

/** True if the class itself requires the field. Neither an ancestor's condition nor the documentation counts. */
function isRequired({ target, propertyName }: Check, ofThatName: readonly Check[]): boolean {
  if (ofThatName.some((other) => other.target === target && other.type === CONDITION)) return false;
  return (new (target as Shape)() as Record<string, unknown>)[propertyName] === undefined;
}

function require(document: OpenAPIObject, check: Check, ofThatName: readonly Check[]): void {
  const inherits = ({ type, target }: Check) => type === CONDITION && prototypeOf(check) instanceof (target as Shape);
  // A condition of the class replaces that of an ancestor.
  if (ofThatName.some(inherits)) ValidateIf(() => true)(prototypeOf(check), check.propertyName);
  const schema = document.components?.schemas?.[(check.target as Shape).name] as Schema | undefined;
  if (schema) documentAsRequired(schema, check.propertyName);
}

function documentAsRequired(schema: Schema, field: string): void {
  const { properties = {}, required = [] } = schema;
  if (field in properties && !required.includes(field)) Object.assign(schema, { required: [...required, field] });
}

const prototypeOf = ({ target }: Pick<Check, 'target'>): object => (target as Shape).prototype as object;

/** Text of spaces alone counts as empty. This runs before lines are trimmed. */
function readEmptyAsNull(check: Check): void {
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? null : value))(
    prototypeOf(check),
    check.propertyName,
  );
}

function refuseNull(check: Check): void {
  const { propertyName } = check;
  check.constraints = [(dto: Record<string, unknown>) => dto[propertyName] !== undefined];
}

const described = ({ target, propertyName }: Check) =>
  Reflect.getMetadata('swagger/apiModelProperties', prototypeOf({ target }), propertyName) as { nullable?: boolean } | undefined;

const isOfContract = (check: Check): boolean => typeof check.target === 'function' && described(check) !== undefined;
const isNullable = (check: Check): boolean => described(check)?.nullable === true;
