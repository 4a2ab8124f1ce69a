import type { Sql } from '@app/database';

/** Ends what one domain has stored for a user, in the caller's transaction. */
type EndOfAccess = (user_id: number) => Sql;

const declared = new Map<string, EndOfAccess>();

/**
 * Declares access that goes on without a session, such as addresses of feeds, by the domain that stores it: `declareLastingAccess('feeds',
 * (user_id) => sql`DELETE FROM …`)`. It ends when the account is recovered, changes its address or may not sign in any more.
 */
export function declareLastingAccess(name: string, end: EndOfAccess): void {
  if (declared.has(name)) throw new Error(`The lasting access ${name} is declared twice.`);
  declared.set(name, end);
}

/** Statements that end all lasting access of a user. */
export const endsOfLastingAccess = (user_id: number): Sql[] => [...declared.values()].map((end) => end(user_id));
