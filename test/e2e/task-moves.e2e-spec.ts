import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import { TASK_MOVES, type TaskMove, TaskStatus, taskDestination } from '@programmes/tasks/task-status';
import type { User } from '@organisation/users/user.entity';

const states = Object.values(TaskStatus);
const moves = Object.keys(TASK_MOVES) as TaskMove[];
const pathOf = (move: TaskMove) => move.replace('_', '-');
const reasoned = (move: TaskMove) => (move === 'block' || move === 'waive' ? { reason: 'The parts have not come' } : undefined);

describe('the moves of a task', () => {
  const api = startApi();
  let admin: User;
  let mentor: User;
  let mentee: User;
  beforeEach(async () => {
    [admin, mentor, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
  });

  /** A task in any state, written past the rules that this is about. */
  async function aTask(status: TaskStatus, reviewer: User | null = mentor): Promise<number> {
    const facts = `${status === TaskStatus.Done ? 'now()' : 'NULL'}, ${status === TaskStatus.Blocked ? "'No'" : 'NULL'}, ${status === TaskStatus.Waived ? "'No'" : 'NULL'}`;
    const [task] = await api.rows(`
      INSERT INTO tasks (company_id, title, due_at, assignee_id, reviewer_id, status, completed_at, blocked_reason, waived_reason)
      VALUES ('sinfonia', 'Tune', now(), ${mentee.id}, ${reviewer?.id ?? 'NULL'}, '${status}', ${facts}) RETURNING id`);
    if (status === TaskStatus.Submitted) {
      await api.rows(`
        INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open) VALUES ('sinfonia', ${task.id}, 1, ${mentee.id}, true)`);
    }
    return task.id as number;
  }
  const move = (by: User, id: number, verb: TaskMove, more: object = {}) =>
    api.as(by).post(`/api/v1/tasks/${id}/${pathOf(verb)}`, { ...reasoned(verb), ...more });
  const told = async (answer: Promise<Answer>) => {
    const { status, body } = await answer;
    return [status, status === 200 ? body.status : body.error];
  };

  it.each(states.map((status) => [status]))(
    'allow from %s exactly those of the table, by name and by target',
    async (status) => {
      for (const verb of moves) {
        const to = taskDestination(verb, { status, reviewer_id: mentor.id });
        const id = await aTask(status);
        expect([verb, await told(move(admin, id, verb))]).toEqual([verb, to ? [200, to] : [409, 'TASK_NOT_MOVABLE']]);
      }
      for (const target of states) {
        const isReachable = moves.some((verb) => taskDestination(verb, { status, reviewer_id: mentor.id }) === target);
        const id = await aTask(status);
        const answer = told(api.as(admin).patch(`/api/v1/tasks/${id}/status`, { status: target, reason: 'So it is' }));
        expect([target, await answer]).toEqual([target, isReachable ? [200, target] : [409, 'TASK_NOT_MOVABLE']]);
      }
    },
    60_000,
  );

  it('skip the review of a personal task', async () => {
    for (const status of states.filter((one) => one !== TaskStatus.Submitted && one !== TaskStatus.ChangesRequested)) {
      const id = await aTask(status, null);
      expect(await told(move(mentee, id, 'submit'))).toEqual(status === TaskStatus.InProgress ? [200, 'done'] : [409, 'TASK_NOT_MOVABLE']);
    }
    const id = await aTask(TaskStatus.InProgress, null);
    const status = (to: string) => told(api.as(mentee).patch(`/api/v1/tasks/${id}/status`, { status: to }));
    expect(await status('submitted')).toEqual([409, 'TASK_NOT_MOVABLE']);
    expect(await status('done')).toEqual([200, 'done']);
    expect(await api.rows('SELECT name FROM outbox ORDER BY id')).toMatchObject([{ name: 'TaskCompleted' }, { name: 'TaskCompleted' }]);
  });

  it('by target status need the same permission as by name', async () => {
    const status = (by: User, id: number, to: string) => told(api.as(by).patch(`/api/v1/tasks/${id}/status`, { status: to }));
    expect(await status(mentee, await aTask(TaskStatus.Submitted), 'done')).toEqual([403, 'FORBIDDEN']);
    expect(await status(mentor, await aTask(TaskStatus.Todo), 'in_progress')).toEqual([403, 'FORBIDDEN']);
    expect(await status(mentee, await aTask(TaskStatus.Done), 'in_progress')).toEqual([403, 'FORBIDDEN']);
    const unreasoned = await api.as(admin).patch(`/api/v1/tasks/${await aTask(TaskStatus.Todo)}/status`, { status: 'blocked' });
    expect([unreasoned.status, unreasoned.body.details[0].field]).toEqual([422, 'reason']);
  });

  it('are the mentor’s for judging, the mentee’s for working, and all of them the admin’s', async () => {
    const may = async (by: User, verb: TaskMove, from: TaskStatus, reviewer: User | null = mentor) =>
      (await move(by, await aTask(from, reviewer), verb)).status;
    const lines: [TaskMove, TaskStatus, number, number, number][] = [
      // move, from, mentor, mentee, mentee on a personal one
      ['start', TaskStatus.Todo, 403, 200, 200],
      ['submit', TaskStatus.InProgress, 403, 200, 200],
      ['block', TaskStatus.Todo, 403, 200, 200],
      ['unblock', TaskStatus.Blocked, 200, 200, 200],
      ['waive', TaskStatus.Todo, 200, 403, 403],
      ['cancel', TaskStatus.Todo, 200, 403, 200],
      ['reopen', TaskStatus.Done, 200, 403, 200],
    ];
    for (const [verb, from, asMentor, asMentee, alone] of lines) {
      expect([verb, await may(mentor, verb, from), await may(mentee, verb, from)]).toEqual([verb, asMentor, asMentee]);
      expect([verb, await may(mentee, verb, from, null), await may(admin, verb, from)]).toEqual([verb, alone, 200]);
      expect([verb, await may(mentor, verb, from, null)]).toEqual([verb, 404]);
    }
    for (const verb of ['approve', 'request_changes'] as const)
      expect([await may(mentor, verb, TaskStatus.Submitted), await may(mentee, verb, TaskStatus.Submitted)]).toEqual([200, 403]);
  });

  it('record times, reasons, events and an audit entry', async () => {
    const id = await aTask(TaskStatus.Todo);
    const blocked = await move(mentee, id, 'block');
    expect(blocked).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { blocked_reason: 'The parts have not come', started_at: null },
    });
    expect((await move(mentor, id, 'unblock')).body).toMatchObject({ blocked_reason: null, started_at: expect.any(String) });
    await move(mentee, id, 'submit');
    const done = (await move(mentor, id, 'approve')).body;
    expect(done).toMatchObject({ status: 'done', completed_at: expect.any(String) });
    expect((await move(admin, id, 'reopen')).body).toMatchObject({ completed_at: null, started_at: done.started_at });
    expect((await move(admin, id, 'waive')).body).toMatchObject({ waived_reason: 'The parts have not come' });
    const actions = await api.rows('SELECT action, actor_id FROM audit_entries ORDER BY id');
    expect(actions.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['task.block', mentee.id],
      ['task.unblock', mentor.id],
      ['task.submit', mentee.id],
      ['task.approve', mentor.id],
      ['task.reopen', admin.id],
      ['task.waive', admin.id],
    ]);
    const news = await api.rows("SELECT name FROM outbox WHERE queue = 'events' ORDER BY id");
    expect(news.map(({ name }) => name)).toEqual([
      ...['TaskBlocked', 'TaskUnblocked', 'TaskSubmitted', 'TaskApproved', 'TaskReopened', 'TaskWaived'],
    ]);
  });

  it('are refused with 412 for a stale version', async () => {
    for (const verb of moves) {
      const from = TASK_MOVES[verb].from[0];
      const id = await aTask(from);
      const url = `/api/v1/tasks/${id}/${pathOf(verb)}`;
      expect([verb, (await api.as(admin).post(url, reasoned(verb), { 'if-match': '"7"' })).status]).toEqual([verb, 412]);
      expect([verb, (await api.as(admin).post(url, reasoned(verb), { 'if-match': '"1"' })).status]).toEqual([verb, 200]);
    }
    const id = await aTask(TaskStatus.Todo);
    expect((await api.as(admin).patch(`/api/v1/tasks/${id}/status`, { status: 'in_progress' }, { 'if-match': '"7"' })).status).toBe(412);
  });

  describe('at the same time', () => {
    const race = async (...tries: Promise<Answer>[]) => (await Promise.all(tries)).map(({ status }) => status).sort();
    const verdicts = (id: number) => api.rows(`SELECT verdict, is_open FROM task_submissions WHERE task_id = ${id}`);

    it('approve once', async () => {
      const id = await aTask(TaskStatus.Submitted);
      expect(await race(move(mentor, id, 'approve'), move(admin, id, 'approve'))).toEqual([200, 409]);
      expect(await verdicts(id)).toEqual([{ verdict: 'approved', is_open: false }]);
    });

    it('either approve or request changes', async () => {
      const id = await aTask(TaskStatus.Submitted);
      expect(await race(move(mentor, id, 'approve'), move(admin, id, 'request_changes'))).toEqual([200, 409]);
      const [task] = await api.rows(`SELECT status FROM tasks WHERE id = ${id}`);
      expect(await verdicts(id)).toEqual([{ verdict: task.status === TaskStatus.Done ? 'approved' : 'changes_requested', is_open: false }]);
    });

    it('either submit or cancel', async () => {
      for (let round = 0; round < 5; round++) {
        const id = await aTask(TaskStatus.InProgress);
        expect(await race(move(mentee, id, 'submit'), move(mentor, id, 'cancel'))).toEqual([200, 409]);
        const [task] = await api.rows(`SELECT status FROM tasks WHERE id = ${id}`);
        expect(await verdicts(id)).toHaveLength(task.status === 'cancelled' ? 0 : 1);
      }
    });

    it('number several attempts in sequence', async () => {
      const id = await aTask(TaskStatus.InProgress);
      const tries = [1, 2, 3].map(() => api.as(mentee).post(`/api/v1/tasks/${id}/submissions`, { text: 'Here' }));
      expect(await race(...tries)).toEqual([201, 409, 409]);
      await expect(
        api.rows(
          `INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open) VALUES ('sinfonia', ${id}, 2, ${mentee.id}, true)`,
        ),
      ).rejects.toThrow('task_submissions_open_key');
    });

    it('let one of two changes of a version win', async () => {
      const id = await aTask(TaskStatus.Todo);
      const change = (title: string) => api.as(admin).patch(`/api/v1/tasks/${id}`, { title }, { 'if-match': '"1"' });
      expect(await race(change('Tune up'), change('Rest'))).toEqual([200, 412]);
    });
  });
});
