import { always, declareMoves, policy } from '@app/auth';
import { JobStatus } from '@app/outbox';

/** Whether the last run of a scheduled task is still to end. */
interface ScheduledTaskState {
  readonly status: 'idle' | 'running';
}

/** What runs by itself is the platform's, and so its admin's. */
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

/** The state of a task by the status of the job of its last run, if it has one. */
export const stateOf = (task: { readonly last_status: JobStatus | null } | undefined): ScheduledTaskState => ({
  status: ONGOING.includes(task?.last_status) ? 'running' : 'idle',
});

export const isIdle = ({ status }: ScheduledTaskState): boolean => status === 'idle';

declareMoves<'run', ScheduledTaskState>('scheduled_task', ['run'], (_, task) => isIdle(task));
