import { always, anyRole, policy } from '@app/auth';

/** Permissions on dashboards. */
export const DashboardsPolicy = policy('dashboard', {
  /** The actor's own. */
  musician: anyRole(always),
});
