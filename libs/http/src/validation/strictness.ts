import { IsArray, IsObject, getMetadataStorage } from 'class-validator';

const NESTED = 'nestedValidation';
const CUSTOM = 'customValidation';
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
 * Closes three gaps that class-validator leaves, in every DTO of the contract, once at boot: a check of each item lets
 * something pass that is no list, a check of a nested object lets a list pass, and an optional field lets null pass. Null
 * is for fields whose type says so (`due_at?: Instant | null`); others are left out. Called when the contract is made.
 */
export function tighten(): void {
  const checks = [
    ...(getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, Check[]> }).validationMetadatas.values(),
  ].flat();
  for (const check of checks.filter(isOfContract)) {
    const isNamed = checks.some((other) => SHAPES.has(other.name ?? '') && isOfSameField(other, check));
    if (!isNamed && (check.each || check.type === NESTED)) {
      (check.each ? IsArray() : IsObject())((check.target as { prototype: object }).prototype, check.propertyName);
    }
    if (check.name === 'isOptional' && !isNullable(check)) refuseNull(check);
  }
}

function refuseNull(check: Check): void {
  const { propertyName } = check;
  check.constraints = [(dto: Record<string, unknown>) => dto[propertyName] !== undefined];
}

const isOfSameField = (one: Check, other: Check): boolean =>
  one.type === CUSTOM && one.target === other.target && one.propertyName === other.propertyName;

const described = ({ target, propertyName }: Check) =>
  Reflect.getMetadata('swagger/apiModelProperties', (target as { prototype: object }).prototype, propertyName) as
    { nullable?: boolean } | undefined;

const isOfContract = (check: Check): boolean => typeof check.target === 'function' && described(check) !== undefined;
const isNullable = (check: Check): boolean => described(check)?.nullable === true;
