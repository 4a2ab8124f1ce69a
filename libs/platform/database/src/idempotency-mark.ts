import { type Claim, currentContext } from '@app/context';
import type { AppendOnlyTable } from './commit-log';
import type { Transaction } from './transaction';

const marks: AppendOnlyTable = { table: 'idempotency_marks', columns: ['claim_id'] };

/** The first transaction that commits for a request with an Idempotency-Key says so with its COMMIT: a retry must not do it again. */
export function leaveMark({ commitLog }: Transaction): Claim | undefined {
  const claim = currentContext()?.claim;
  if (!claim || claim.isMarked) return undefined;
  commitLog.append(marks, { claim_id: claim.id });
  claim.isMarked = true;
  return claim;
}
