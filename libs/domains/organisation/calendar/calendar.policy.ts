import { always, anyRole, policy } from '@app/auth';

/** Permission to count one's own workdays. */
export const CalendarPolicy = policy('calendar', { read: anyRole(always) });
