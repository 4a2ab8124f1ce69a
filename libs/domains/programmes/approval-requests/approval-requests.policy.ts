import { always, anyRole, either, fact, policy, sameCompany } from '@app/auth';
import type { ApprovalRequest } from './approval-request.entity';

/** What of a request decides who may do what with it. */
export type ApprovalRequestFacts = Pick<ApprovalRequest, 'company_id' | 'asker_id' | 'audience'>;

/** And whether it is open. */
export type ApprovalRequestSubject = ApprovalRequestFacts & Pick<ApprovalRequest, 'status'>;

const own = fact('own', ({ id }, { asker_id }: Pick<ApprovalRequestFacts, 'asker_id'>) => id === asker_id);
const asked = fact('asked', ({ id }, { audience }: Pick<ApprovalRequestFacts, 'audience'>) => audience.includes(id));
const decided = { admin: sameCompany, mentor: asked };

/** Who may do what with a request: whoever has asked sees it, and those who may do the thing close it. */
export const ApprovalRequestsPolicy = policy(
  'request',
  {
    list: anyRole(always),
    read: { admin: sameCompany, mentor: either(own, asked), mentee: own },
    settle: decided,
    dismiss: decided,
  },
  // To approve is to answer for it: what follows outlives a key.
  { not_delegable: ['settle', 'dismiss'] },
);
