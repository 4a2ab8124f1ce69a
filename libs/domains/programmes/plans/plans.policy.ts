import { both, declareMoves, either, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import { RUNNING } from '@organisation/pairs';
import { ask } from '@programmes/approval-requests';

/** Facts of a plan that its permissions depend on. */
export interface PlanFacts {
  readonly company_id: string;
  readonly mentee_id: number;
  /** Mentor of the mentorship until it ends, then `null`. */
  readonly mentor_id: number | null;
  /** Mentor of the mentorship for 90 days after it ended, else `null`. */
  readonly past_mentor_id: number | null;
  /** The status of its mentorship. */
  readonly status: string;
}

const own = fact(
  'own',
  someone('its mentee', '해당 멘토링의 멘티'),
  ({ id }, { mentee_id }: Pick<PlanFacts, 'mentee_id'>) => id === mentee_id,
);
const pair = fact(
  'pair',
  someone('its current mentor', '해당 멘토링의 현재 멘토'),
  ({ id }, { mentor_id }: Pick<PlanFacts, 'mentor_id'>) => id === mentor_id,
);
const past = fact(
  'past',
  someone('its mentor of the last 90 days', '최근 90일 이내의 멘토'),
  ({ id }, { past_mentor_id }: Pick<PlanFacts, 'past_mentor_id'>) => id === past_mentor_id,
);
const running = fact(
  'running',
  when('its mentorship has not ended', '멘토링이 끝나지 않'),
  (_, { mentor_id }: Pick<PlanFacts, 'mentor_id'>) => mentor_id !== null,
);

const adapted = { admin: sameCompany, mentor: pair, mentee: ask(both(own, running)) };

/** Permissions on the plan of a mentorship. */
export const PlansPolicy = policy('plan', {
  read: { admin: sameCompany, mentor: either(pair, own), mentee: own },
  /** Allows adding items that the curriculum does not have. */
  add: { admin: sameCompany, mentor: pair },
  adapt: adapted,
  waive: adapted,
  /** Allows moving its dates to the present calendar. */
  replan: adapted,
  /** Allows the same for all running plans of the company. */
  replan_all: { admin: member },
});

/** Items cannot be added after the mentorship has ended. Dates follow the calendar only while it runs. */
declareMoves('plan', [], () => false, {
  add: ({ mentor_id }: PlanFacts) => mentor_id !== null,
  replan: ({ status }) => (RUNNING as readonly string[]).includes(status),
});

/** Permissions on the progress of a mentorship. */
export const ProgressPolicy = policy('progress', { read: { admin: sameCompany, mentor: either(pair, past, own), mentee: own } });
