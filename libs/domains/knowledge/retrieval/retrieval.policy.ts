import { always, anyRole, policy } from '@app/auth';

/** Permissions on the search in documents, which shows parts of their texts: of those that the caller may read. */
export const DocumentSearchPolicy = policy('document_search', { list: anyRole(always) });
