import { always, anyRole, policy } from '@app/auth';

/** Permission on the list of one's own acknowledgements. `DocumentsPolicy` decides about those of a document. */
export const AcknowledgementsPolicy = policy('acknowledgement', { list: anyRole(always) });
