import { member, policy, sameCompany } from '@app/auth';
import type { KnowledgeGap } from './knowledge-gap.entity';

export type GapFacts = Pick<KnowledgeGap, 'company_id'>;

/** Permissions on a question that nothing answers. */
export const KnowledgeGapsPolicy = policy('knowledge_gap', {
  list: { admin: member },
  read: { admin: sameCompany },
  close: { admin: sameCompany },
  dismiss: { admin: sameCompany },
  reopen: { admin: sameCompany },
  /** Assign the writing of a document about it. */
  assign: { admin: sameCompany },
});
