import { IsArray, IsObject, ValidateIf, getMetadataStorage } from 'class-validator';

const NESTED = 'nestedValidation';
const CUSTOM = 'customValidation';
const CONDITION = 'conditionalValidation';
const SHAPES = new Set(['isArray', 'isObject']);

interface Check {
  readonly target: unknown;
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly each: boolean;
  constraints: unknown[];
}

/**
 * Closes four gaps that class-validator leaves, in every DTO of the contract, once at boot: a check of each item lets
 * something pass that is no list, a check of a nested object lets a list pass, an optional field lets null pass, and a field
 * stays optional in a class that inherits it and requires it. Null is for fields whose type says so
 * (`due_at?: Instant | null`); others are left out. Called when the contract is made.
 */
export function tighten(): void {
  const checks = [
    ...(getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Check[]> }).validationMetadatas.values(),
  ].flat();
  const byField = new Map<string, Check[]>();
  for (const check of checks) byField.set(check.propertyName, [...(byField.get(check.propertyName) ?? []), check]);
  for (const check of checks.filter(isOfContract)) {
    const ofThatName = byField.get(check.propertyName)!;
    nameShape(check, ofThatName);
    if (check.name === 'isOptional' && !isNullable(check)) refuseNull(check);
    if (isRequired(check) && inheritsCondition(check, ofThatName)) ValidateIf(() => true)(prototypeOf(check), check.propertyName);
  }
}

function nameShape(check: Check, ofThatName: readonly Check[]): void {
  const isNamed = ofThatName.some(({ target, type, name = '' }) => target === check.target && type === CUSTOM && SHAPES.has(name));
  if (!isNamed && (check.each || check.type === NESTED)) (check.each ? IsArray() : IsObject())(prototypeOf(check), check.propertyName);
}

/** Whether it is checked under a condition that only an ancestor has set: a condition of its own takes that one's place. */
function inheritsCondition({ target }: Check, ofThatName: readonly Check[]): boolean {
  const conditions = ofThatName.filter(({ type }) => type === CONDITION);
  const isBelow = (other: Check) => prototypeOf({ target }) instanceof (other.target as new () => object);
  return conditions.some(isBelow) && !conditions.some((other) => other.target === target);
}

const prototypeOf = ({ target }: Pick<Check, 'target'>): object => (target as { prototype: object }).prototype;

function refuseNull(check: Check): void {
  const { propertyName } = check;
  check.constraints = [(dto: Record<string, unknown>) => dto[propertyName] !== undefined];
}

const described = ({ target, propertyName }: Check) =>
  Reflect.getMetadata('swagger/apiModelProperties', prototypeOf({ target }), propertyName) as
    { nullable?: boolean; required?: boolean } | undefined;

const isOfContract = (check: Check): boolean => typeof check.target === 'function' && described(check) !== undefined;
const isRequired = (check: Check): boolean => described(check)?.required === true;
const isNullable = (check: Check): boolean => described(check)?.nullable === true;
