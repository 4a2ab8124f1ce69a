import { always, anyRole, both, either, fact, not, policy, sameCompany, someone } from '@app/auth';
import type { ApprovalRequest } from './approval-request.entity';

/** Facts of a request that its permissions depend on. */
export type ApprovalRequestFacts = Pick<ApprovalRequest, 'company_id' | 'asker_id' | 'audience'>;

/** Adds the status. */
export type ApprovalRequestSubject = ApprovalRequestFacts & Pick<ApprovalRequest, 'status'>;

const own = fact(
  'own',
  someone('the user who made it', '요청한 사용자'),
  ({ id }, { asker_id }: Pick<ApprovalRequestFacts, 'asker_id'>) => id === asker_id,
);
const asked = fact(
  'asked',
  someone('a mentor who may decide on it', '결정 권한이 있는 멘토'),
  ({ id }, { audience }: Pick<ApprovalRequestFacts, 'audience'>) => audience.includes(id),
);
const decided = { admin: sameCompany, mentor: asked };

/** Permissions on a request. The asker reads and withdraws it; those who may perform the action close it. */
export const ApprovalRequestsPolicy = policy(
  'request',
  {
    list: anyRole(always),
    read: { admin: sameCompany, mentor: either(own, asked), mentee: own },
    /** Nobody approves their own request. The policy of the requested action decides, too. */
    approve: { admin: both(sameCompany, not(own)), mentor: both(asked, not(own)) },
    refuse: decided,
    settle: decided,
    withdraw: anyRole(own),
  },
  // Not by API key: the effects of an approval outlive the key.
  { not_delegable: ['approve', 'refuse', 'settle'] },
);
