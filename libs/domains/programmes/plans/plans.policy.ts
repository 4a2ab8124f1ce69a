import { both, declareMoves, either, fact, policy, sameCompany } from '@app/auth';
import { ask } from '@programmes/approval-requests';

/** What of a plan decides who may do what with it. */
export interface PlanFacts {
  readonly company_id: string;
  readonly mentee_id: number;
  /** Of its mentorship, as long as that goes on. */
  readonly mentor_id: number | null;
  /** Of one that is over, for 90 days. */
  readonly past_mentor_id: number | null;
  /** The status of its mentorship. */
  readonly status: string;
}

const own = fact('own', ({ id }, { mentee_id }: Pick<PlanFacts, 'mentee_id'>) => id === mentee_id);
const pair = fact('pair', ({ id }, { mentor_id }: Pick<PlanFacts, 'mentor_id'>) => id === mentor_id);
const past = fact('past', ({ id }, { past_mentor_id }: Pick<PlanFacts, 'past_mentor_id'>) => id === past_mentor_id);
const running = fact('running', (_, { mentor_id }: Pick<PlanFacts, 'mentor_id'>) => mentor_id !== null);

const adapted = { admin: sameCompany, mentor: pair, mentee: ask(both(own, running)) };

/** Who may do what with the plan of a mentorship. */
export const PlansPolicy = policy('plan', {
  read: { admin: sameCompany, mentor: either(pair, own), mentee: own },
  /** Give something that the curriculum does not. */
  add: { admin: sameCompany, mentor: pair },
  adapt: adapted,
  waive: adapted,
});

/** Nothing is added to the plan of a mentorship that is over. */
declareMoves('plan', [], () => false, { add: ({ mentor_id }: PlanFacts) => mentor_id !== null });

/** How far somebody is, and has come. */
export const ProgressPolicy = policy('progress', { read: { admin: sameCompany, mentor: either(pair, past, own), mentee: own } });
