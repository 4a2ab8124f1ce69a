import type { Sql } from '@app/database';

/** Returns the statement that ends the access of a user. It runs in the caller's transaction. */
type EndOfAccess = (user_id: number) => Sql;

const declared = new Map<string, EndOfAccess>();

/**
 * Declares access that needs no session, such as the secret address of a calendar feed: `declareLastingAccess('feeds', (user_id) =>
 * sql`DELETE FROM …`)`. The domain that stores it declares it. It ends when the account is recovered, changes its address or may no longer
 * sign in.
 */
export function declareLastingAccess(name: string, end: EndOfAccess): void {
  if (declared.has(name)) throw new Error(`The lasting access ${name} is declared twice.`);
  declared.set(name, end);
}

/** Statements that end all lasting access of a user. */
export const endsOfLastingAccess = (user_id: number): Sql[] => [...declared.values()].map((end) => end(user_id));
