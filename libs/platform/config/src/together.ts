/**
 * Combines several decorators into one. Nest has the same, but the starter reads the settings, too, and would load half a framework for it.
 */
export const together =
  (...checks: readonly PropertyDecorator[]): PropertyDecorator =>
  (prototype, property) =>
    checks.forEach((check) => check(prototype, property));
