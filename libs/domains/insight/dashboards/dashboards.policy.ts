import { always, anyRole, member, policy } from '@app/auth';

/** Permissions on dashboards. Each is for one role, and shows what its reader may see anyway. */
export const DashboardsPolicy = policy('dashboard', {
  /** The actor's company. */
  admin: { admin: member },
  /** The actor's pairs. */
  mentor: { mentor: member },
  /** The actor's own progress, in a company or not. */
  mentee: { mentee: always },
  /** Figures over time of what the actor may see. */
  series: anyRole(always),
  /** The actor's own. */
  musician: anyRole(always),
});
