import { FINISHED, FULFILLED, OPEN_TASK_STATUSES, TaskStatus, UNCOUNTED } from './task-status';

describe('task status lists', () => {
  it('put every status into either the open or the finished ones', () => {
    expect([...OPEN_TASK_STATUSES, ...FINISHED].sort()).toEqual(Object.values(TaskStatus).sort());
  });

  it('contain only finished statuses in FULFILLED and UNCOUNTED', () => {
    expect([...FULFILLED, ...UNCOUNTED].filter((status) => !FINISHED.includes(status))).toEqual([]);
  });
});
