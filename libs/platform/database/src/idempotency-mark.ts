import { type Claim, currentContext } from '@app/context';
import type { AppendOnlyTable } from './commit-log';
import type { Transaction } from './transaction';

const marks: AppendOnlyTable = { table: 'idempotency_marks', columns: ['claim_id'] };

/** The first transaction of a request with an Idempotency-Key records its commit with COMMIT, so that a retry does not repeat it. */
export function leaveMark({ commitLog }: Transaction): Claim | undefined {
  const claim = currentContext()?.claim;
  if (!claim || claim.isMarked) return undefined;
  commitLog.append(marks, { claim_id: claim.id });
  claim.isMarked = true;
  return claim;
}
