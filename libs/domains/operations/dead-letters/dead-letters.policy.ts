import { always, policy } from '@app/auth';

/** Permissions on dead letters. They belong to the system and not to a company, so only the platform's admin has them. */
export const DeadLettersPolicy = policy('dead_letter', {
  list: { platform: always },
  read: { platform: always },
  replay: { platform: always },
});
