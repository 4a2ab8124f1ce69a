type Method = (this: unknown, ...given: any[]) => unknown;

/** Has a method called with what `mislead` makes of its arguments, everywhere; gives back what puts it right. */
export function misleading<T extends object>(prototype: T, method: keyof T & string, mislead: (...given: any[]) => unknown[]): () => void {
  const real = Reflect.get(prototype, method) as Method;
  const misled: Method = function (...given) {
    return real.apply(this, mislead(...given));
  };
  Reflect.set(prototype, method, misled);
  return () => void Reflect.set(prototype, method, real);
}
