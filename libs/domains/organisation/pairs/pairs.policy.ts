import { fact } from '@app/auth';

/** In these states of a mentorship, its mentor and its mentee are a pair. */
export const CURRENT = ['scheduled', 'active', 'paused'] as const;

/** In these states of a mentorship it is not over: one that is proposed takes the mentor's place, too. */
export const UNENDED = ['proposed', ...CURRENT] as const;

/** In these states of a mentorship it has begun and is not over: its plans follow what is published. */
export const RUNNING = ['active', 'paused'] as const;

/** In these states of a mentorship it has begun and is over. */
export const CONCLUDED = ['completed', 'terminated'] as const;

/** Somebody, or a thing of theirs, with those whom they are in a pair with now. */
export interface Paired {
  readonly partner_ids: readonly number[];
}

/** Is in a pair with whom it is about. */
export const pair = fact('pair', ({ id }, { partner_ids }: Paired) => partner_ids.includes(id));
