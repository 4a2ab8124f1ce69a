import { FINISHED, FULFILLED, OPEN_TASK_STATUSES, TaskStatus, UNCOUNTED } from './task-status';

describe('the states of a task', () => {
  it('are open or finished, each of them one of both', () => {
    expect([...OPEN_TASK_STATUSES, ...FINISHED].sort()).toEqual(Object.values(TaskStatus).sort());
  });

  it('meet a requirement and leave the totals only when the task is finished', () => {
    expect([...FULFILLED, ...UNCOUNTED].filter((status) => !FINISHED.includes(status))).toEqual([]);
  });
});
