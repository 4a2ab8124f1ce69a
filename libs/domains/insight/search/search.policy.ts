import { always, anyRole, policy } from '@app/auth';

/** Permissions on the search. Each kind needs the permission to list it, too. */
export const SearchPolicy = policy('search', { list: anyRole(always) });
