import { domainEvent } from '@app/events';

/** Somebody has got everything that there is to do in their mentorship. */
export class PlanBegun extends domainEvent<{
  readonly mentorship_id: number;
  readonly mentor_id: number;
  readonly mentee_id: number;
}>('PlanBegun') {}

/** Another version of a curriculum has changed what there is to do. */
export class PlanRolledOut extends domainEvent<{
  readonly mentorship_id: number;
  readonly followed: { readonly curriculum_id: number; readonly version: number };
  /** Who rolled it out. */
  readonly actor_id: number;
}>('PlanRolledOut') {}
