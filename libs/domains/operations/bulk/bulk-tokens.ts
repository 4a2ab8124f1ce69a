import { createHmac } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const [secret] = derivedSecrets('bulk-undo');

/**
 * Returns the token that undoes an operation. It is derived from the id, so a worker that continues after a crash returns the same one. It
 * is of use only to the person who ran the operation.
 */
export const undoTokenOf = (id: number): string => createHmac('sha256', secret!).update(String(id)).digest('base64url');
