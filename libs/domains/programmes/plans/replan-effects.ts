import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { PlanState } from './plan-state';
import { type ReplanDecision, type ReplanOutcome, isMoved, replanned } from './replanning';

/** The effect of replanning on all plans of one mentorship. */
export interface ReplanEffect {
  readonly mentorship_id: number;
  readonly mentee_id: number;
  readonly counts: { readonly moved: number; readonly kept: number };
  readonly items: readonly ReplanOutcome[];
}

/** The plans of one mentorship, and what replanning decides about their tasks. */
export interface Replan {
  readonly states: readonly PlanState[];
  readonly decisions: readonly ReplanDecision[];
}

/** Computes the replan of each mentorship when it is asked for. */
export function* replansOf(states: readonly PlanState[], now: Date): Generator<Replan> {
  const groups = new Map<number, PlanState[]>();
  for (const state of states) groups.set(state.plan.mentorship_id, [...(groups.get(state.plan.mentorship_id) ?? []), state]);
  for (const group of groups.values()) yield { states: group, decisions: replanned(group, now) };
}

/** The effects by mentorship. A plan of 40 items takes about 5 ms, so other requests have their turn between mentorships. */
export async function effectsOf(states: readonly PlanState[], now: Date): Promise<ReplanEffect[]> {
  const effects: ReplanEffect[] = [];
  for (const replan of replansOf(states, now)) {
    effects.push(effectOf(replan));
    await turn();
  }
  return effects;
}

export function effectOf({ states, decisions }: Replan): ReplanEffect {
  const { mentorship_id, mentee_id } = states[0]!.around.parties;
  const moved = decisions.filter(isMoved).length;
  return { mentorship_id, mentee_id, counts: { moved, kept: decisions.length - moved }, items: decisions.map(({ outcome }) => outcome) };
}

/** A short text that is equal for equal moves. */
export const fingerprintOf = ({ items }: ReplanEffect): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        items.filter(({ reason }) => reason === null).map(({ task_id, after }) => [task_id, after.scheduled_start_on, after.due_at]),
      ),
    )
    .digest('base64url')
    .slice(0, 12);
