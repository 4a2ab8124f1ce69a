import { createHmac } from 'node:crypto';
import { derivedSecrets } from '@app/auth';

const [secret] = derivedSecrets('bulk-undo');

/**
 * The token by which an operation is undone. It is derived from the id, so that a worker that continues after a crash gives the same one.
 * Only the person who ran the operation can use it.
 */
export const undoTokenOf = (id: number): string => createHmac('sha256', secret!).update(String(id)).digest('base64url');
