import { DomainError, StorageFailed } from '@app/errors';

/** Awaits what was asked of the store. Whatever goes wrong is E005, and what it was stays for the log. */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((cause: unknown) => {
    throw storageFailure(cause);
  });
}

export const storageFailure = (cause: unknown): Error =>
  cause instanceof DomainError ? cause : Object.assign(new StorageFailed(), { cause });
