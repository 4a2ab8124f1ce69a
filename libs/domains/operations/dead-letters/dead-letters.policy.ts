import { always, policy } from '@app/auth';

/** Permissions on dead letters. These belong to the system and not to a company, so only the platform's admin has permissions. */
export const DeadLettersPolicy = policy('dead_letter', {
  list: { platform: always },
  read: { platform: always },
  replay: { platform: always },
});
