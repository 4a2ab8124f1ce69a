import { always, anyRole, either, fact, policy, sameCompany, someone } from '@app/auth';
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

/** Permissions on a request. The asker may read it. Admins of the company, and the mentors in its audience, may read and close it. */
export const ApprovalRequestsPolicy = policy(
  'request',
  {
    list: anyRole(always),
    read: { admin: sameCompany, mentor: either(own, asked), mentee: own },
    settle: decided,
    dismiss: decided,
  },
  // Not by API key: the effects of an approval outlive the key.
  { not_delegable: ['settle', 'dismiss'] },
);
