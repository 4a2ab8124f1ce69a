import { always, anyRole, member, policy } from '@app/auth';

/** Permissions on dashboards. A dashboard shows only rows that its reader may see. */
export const DashboardsPolicy = policy('dashboard', {
  /** Figures of the actor's company. */
  admin: { admin: member },
  /** The actor's mentees, reviews and proposals. */
  mentor: { mentor: member },
  /** The actor's own tasks and mentorships. It needs no company. */
  mentee: { mentee: always },
  /** Figures over time of what the actor may see. */
  series: anyRole(always),
  /** The actor's own scores, setlists and storage. */
  musician: anyRole(always),
});
