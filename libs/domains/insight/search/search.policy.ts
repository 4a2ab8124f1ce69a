import { always, anyRole, policy } from '@app/auth';

/** Permission on the search. Searching a kind also needs the permission to list it. */
export const SearchPolicy = policy('search', { list: anyRole(always) });
