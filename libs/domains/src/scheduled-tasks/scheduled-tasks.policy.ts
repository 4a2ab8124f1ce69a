import type { Actor } from '@app/auth';

/** What runs by itself is the platform's, and so its admin's. */
export const ScheduledTasksPolicy = {
  view: (actor: Actor) => actor.is_superuser,
  run: (actor: Actor) => actor.is_superuser,
  update: (actor: Actor) => actor.is_superuser,
};
