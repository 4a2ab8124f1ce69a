import { type Reach, currentContext, withContext } from '@app/context';

/** Gets a provider, so that a test can call its methods as a job that reaches these companies does. */
export const asJob = <T extends object>(provider: T, reach: Reach): T =>
  new Proxy(provider, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      // A method that a test has replaced stays as it is.
      if (typeof value !== 'function' || Object.hasOwn(target, name)) return value;
      return (...given: unknown[]): unknown => {
        const call = (): unknown => Reflect.apply(value, target, given);
        return currentContext() ? call() : withContext({ request_id: 'test', reach }, call);
      };
    },
  });
