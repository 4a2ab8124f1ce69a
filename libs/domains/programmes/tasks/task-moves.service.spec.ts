import { DAY_MS, NOW, aTask, anActor } from '@test/builders';
import { fakeAudit, fakeClock, fakeDatabase, fakeEvents, fakeJobs } from '@test/fakes';
import { Role } from '@app/auth';
import { Forbidden, NotFound } from '@app/errors';
import type { SubmissionsRepository } from './submissions.repository';
import type { Task } from './task.entity';
import { TaskMovesService } from './task-moves.service';
import { TaskReviewsService } from './task-reviews.service';
import { TaskStatus } from './task-status';
import { ReviewBecameOverdue, TaskCompleted, TaskSubmitted, taskIds } from './tasks.events';
import { RemindReviewer } from './tasks.jobs';
import type { TasksRepository } from './tasks.repository';
import type { TasksService } from './tasks.service';

describe(TaskMovesService.name, () => {
  function setUp(...rows: Task[]) {
    const find = (id: number) => Promise.resolve(rows.find((row) => row.id === id) ?? null);
    const tasks = { find, findForUpdate: find, save: () => Promise.resolve() } as unknown as TasksRepository;
    const handedIn: number[] = [];
    const submissions = { add: ({ id }: Task) => Promise.resolve(void handedIn.push(id)) } as unknown as SubmissionsRepository;
    const views = { get: () => Promise.resolve({}) } as unknown as TasksService;
    const [events, jobs, audit] = [fakeEvents(), fakeJobs(), fakeAudit()];
    const clock = fakeClock(NOW);
    const reviews = new TaskReviewsService(tasks, submissions, events, jobs, clock);
    const service = new TaskMovesService(tasks, views, reviews, fakeDatabase(), audit, events, clock);
    return { service, reviews, events, jobs, audit, handedIn };
  }

  describe('submit', () => {
    it('publishes TaskSubmitted and enqueues a reminder after two days', async () => {
      const task = aTask({ status: TaskStatus.InProgress });
      const { service, events, jobs, audit, handedIn } = setUp(task);

      const mentee = anActor({ id: task.assignee_id, role: Role.Mentee });
      await service.move(mentee, task.id, { move: 'submit' });

      expect(events.published).toEqual([[TaskSubmitted, taskIds(task, mentee)]]);
      expect(jobs.queued).toEqual([{ job: RemindReviewer, payload: { task_id: task.id }, at: { in_ms: 2 * DAY_MS } }]);
      expect([audit.recorded, handedIn]).toEqual([['task.submit'], [task.id]]);
    });

    it('enqueues no reminder for a task without a reviewer', async () => {
      const task = aTask({ status: TaskStatus.InProgress, reviewer_id: null });
      const { service, events, jobs } = setUp(task);
      const mentee = anActor({ id: task.assignee_id, role: Role.Mentee });
      await service.move(mentee, task.id, { move: 'submit' });
      expect(events.published).toEqual([[TaskCompleted, taskIds(task, mentee)]]);
      expect(jobs.queued).toEqual([]);
    });

    it('refuses the reviewer with Forbidden', async () => {
      const task = aTask({ status: TaskStatus.InProgress });
      const { service, events, audit } = setUp(task);
      await expect(service.move(anActor({ id: task.reviewer_id! }), task.id, { move: 'submit' })).rejects.toThrow(Forbidden);
      expect([...events.published, ...audit.recorded]).toEqual([]);
    });

    it('refuses strangers with NotFound', async () => {
      const task = aTask();
      await expect(setUp(task).service.move(anActor(), task.id, { move: 'submit' })).rejects.toThrow(NotFound);
    });
  });

  describe('remindReviewer', () => {
    it('publishes ReviewBecameOverdue only while the review is pending', async () => {
      const [waiting, done] = [aTask({ status: TaskStatus.Submitted }), aTask({ status: TaskStatus.Done })];
      const { reviews, events } = setUp(waiting, done);
      for (const task of [waiting, done]) await reviews.remindReviewer(task.id);
      expect(events.published).toEqual([[ReviewBecameOverdue, taskIds(waiting, null)]]);
    });
  });
});
