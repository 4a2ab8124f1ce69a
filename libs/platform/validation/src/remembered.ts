import { type MetadataStorage, getMetadataStorage } from 'class-validator';

type Checks = ReturnType<MetadataStorage['getTargetValidationMetadatas']>;
type Grouped = ReturnType<MetadataStorage['groupByPropertyName']>;

/**
 * Has class-validator find a class's checks once. It goes through those of every class there is, at each validation, for the few
 * that are inherited: a twentieth of a request. None are added to a class once something has been checked by it.
 */
export function rememberChecks(): void {
  const storage = getMetadataStorage();
  const found = new WeakMap<object, Checks>();
  const grouped = new WeakMap<Checks, Grouped>();

  const find = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (...asked) => {
    const [Shape, schema, always, strict, groups] = asked;
    if (schema || always || strict || groups?.length) return find(...asked);
    return found.get(Shape) ?? found.set(Shape, find(...asked)).get(Shape)!;
  };

  const group = storage.groupByPropertyName.bind(storage);
  storage.groupByPropertyName = (checks) => grouped.get(checks) ?? grouped.set(checks, group(checks)).get(checks)!;
}
