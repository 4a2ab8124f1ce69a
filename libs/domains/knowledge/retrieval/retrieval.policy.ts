import { always, anyRole, policy } from '@app/auth';

/** Permission to search documents. A search shows parts of the texts of documents that the caller may read. */
export const DocumentSearchPolicy = policy('document_search', { list: anyRole(always) });
