import { anyRole, always, co, either, fact, policy } from '@app/auth';
import type { Request } from './request.entity';

/** What of a request decides who may do what with it. */
export type RequestFacts = Pick<Request, 'company_id' | 'asker_id' | 'audience'>;

const own = fact('own', ({ id }, { asker_id }: Pick<RequestFacts, 'asker_id'>) => id === asker_id);
const asked = fact('asked', ({ id }, { audience }: Pick<RequestFacts, 'audience'>) => audience.includes(id));
const decided = { admin: co, mentor: asked };

/** Who may do what with a request: whoever has asked sees it, and those who may do the thing close it. */
export const RequestsPolicy = policy('request', {
  list: anyRole(always),
  read: { admin: co, mentor: either(own, asked), mentee: own },
  settle: decided,
  dismiss: decided,
});
