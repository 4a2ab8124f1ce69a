import { always, policy } from '@app/auth';

/** What runs by itself is the platform's, and so its admin's. */
export const ScheduledTasksPolicy = policy('scheduled_task', {
  list: { platform: always },
  read: { platform: always },
  update: { platform: always },
  run: { platform: always },
});
