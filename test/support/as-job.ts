import { type Reach, currentContext, withContext } from '@app/context';

/** A provider whose methods a test calls by itself: as a job does that reaches these companies. */
export const asJob = <T extends object>(provider: T, reach: Reach): T =>
  new Proxy(provider, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      // What a test has put in the place of a method stays what it is.
      if (typeof value !== 'function' || Object.hasOwn(target, name)) return value;
      return (...given: unknown[]): unknown => {
        const call = (): unknown => Reflect.apply(value, target, given);
        return currentContext() ? call() : withContext({ request_id: 'test', reach }, call);
      };
    },
  });
