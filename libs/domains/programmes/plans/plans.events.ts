import { domainEvent } from '@app/events';

/** The plans of a mentorship were created. */
export class PlanBegun extends domainEvent<{
  readonly mentorship_id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
}>('PlanBegun') {}

/** A roll-out changed a plan. */
export class PlanRolledOut extends domainEvent<{
  readonly mentorship_id: number;
  readonly followed: { readonly curriculum_id: number; readonly version: number };
  /** ID of the user who rolled it out. */
  readonly actor_id: number;
}>('PlanRolledOut') {}
