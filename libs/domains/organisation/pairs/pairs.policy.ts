import { fact, someone } from '@app/auth';

/** States of a mentorship in which its mentor and mentee are a pair. */
export const CURRENT = ['scheduled', 'active', 'paused'] as const;

/** States of a mentorship that has not ended. A proposed one also counts against the mentor's capacity. */
export const UNENDED = ['proposed', ...CURRENT] as const;

/** States of a mentorship that has begun and not ended. Its plan follows new versions of the curriculum. */
export const RUNNING = ['active', 'paused'] as const;

/** States of a mentorship that has begun and ended. */
export const CONCLUDED = ['completed', 'terminated'] as const;

/** A person, or something of theirs, with the ids of their current partners. */
export interface Paired {
  readonly partner_ids: readonly number[];
}

/** True if the actor is a current partner of the person. */
export const pair = fact(
  'pair',
  someone('the current mentor or mentee of the user', '해당 사용자의 현재 멘토 또는 멘티'),
  ({ id }, { partner_ids }: Paired) => partner_ids.includes(id),
);
