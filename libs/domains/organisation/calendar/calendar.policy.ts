import { always, anyRole, policy } from '@app/auth';

/** Everybody reckons with their own workdays. */
export const CalendarPolicy = policy('calendar', { read: anyRole(always) });
