import { always, declareMoves, policy } from '@app/auth';
import { JobStatus } from '@app/outbox';

/** State of a scheduled task: `running` until its last run has ended. */
interface ScheduledTaskState {
  readonly status: 'idle' | 'running';
}

/** Permissions on scheduled tasks. They serve all companies, so only the platform's admin has them. */
export const ScheduledTasksPolicy = policy(
  'scheduled_task',
  {
    list: { platform: always },
    read: { platform: always },
    update: { platform: always },
    run: { platform: always },
  },
  { about_thing: ['read', 'update', 'run'] },
);

const ONGOING: readonly (JobStatus | null | undefined)[] = [JobStatus.Queued, JobStatus.Started];

/** Returns the state of a task from the status of its last job, if there is one. */
export const stateOf = (task: { readonly last_status: JobStatus | null } | undefined): ScheduledTaskState => ({
  status: ONGOING.includes(task?.last_status) ? 'running' : 'idle',
});

export const isIdle = ({ status }: ScheduledTaskState): boolean => status === 'idle';

declareMoves<'run', ScheduledTaskState>('scheduled_task', ['run'], (_, task) => isIdle(task));
