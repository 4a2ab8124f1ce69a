import { DomainError, StorageFailed } from '@app/errors';

/** Awaits a call to the store. Any failure becomes E005; its cause is only logged. */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((cause: unknown) => {
    throw storageFailure(cause);
  });
}

export const storageFailure = (cause: unknown): Error =>
  cause instanceof DomainError ? cause : Object.assign(new StorageFailed(), { cause });
