import { anyRole, fact, member, policy, someone } from '@app/auth';
import type { BulkOperation } from './bulk-operation.entity';

/** The facts of a bulk operation that decide permissions. */
export type BulkFacts = Pick<BulkOperation, 'user_id'>;

const own = fact(
  'own',
  someone('the user who previewed it', '미리 보기를 만든 사용자'),
  ({ id }, { user_id }: BulkFacts) => id === user_id,
);

/** Permissions on bulk operations. Each row also needs the permission of the action. */
export const BulkPolicy = policy(
  'bulk',
  {
    read: anyRole(own),
    undo: anyRole(member),
  },
  // An API key makes no previews, so it has nothing to undo either.
  { not_delegable: ['undo'] },
);
