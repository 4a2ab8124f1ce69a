import { always, anyRole, policy } from '@app/auth';

/** Who is shown what at a glance. */
export const DashboardsPolicy = policy('dashboard', {
  /** One's own. */
  musician: anyRole(always),
});
