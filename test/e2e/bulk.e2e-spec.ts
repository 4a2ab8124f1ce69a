import { type Answer, startApi } from '@test/app';
import { bulkOf } from '@test/bulk';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const problem = ({ status, body }: Answer) => [status, body.error];
const DUE = '2030-01-15T10:00:00Z';

describe('bulk operations', () => {
  const api = startApi();
  const { preview, start, perform, run, undo, restore, purge, rowsOf } = bulkOf(api);
  let [admin, mentor, mentee]: User[] = [];
  beforeEach(async () => {
    [admin, mentor, mentee] = await Promise.all([Role.Admin, Role.Mentor, Role.Mentee].map((role) => api.aSaved(role)));
  });

  const give = async (count: number, { by = admin!, to = mentee! } = {}): Promise<number[]> => {
    const made = [];
    for (let n = 1; n <= count; n++)
      made.push((await api.as(by).post('/api/v1/tasks', { title: `Task ${n}`, assignee_id: to.id, due_at: DUE })).body.id as number);
    return made;
  };
  const states = async () => (await api.rows('SELECT status FROM tasks ORDER BY id')).map(({ status }) => status as string).join();
  const cancel = (ids: number[]) => ({ action: 'cancel', ids });

  it('are previewed, run by a job, and undone', async () => {
    const ids = await give(12);
    await api.as(mentee!).post(`/api/v1/tasks/${ids[0]}/start`);
    await api.as(mentee!).post(`/api/v1/tasks/${ids[1]}/block`, { reason: 'No bow' });
    await api.as(admin!).post(`/api/v1/tasks/${ids[2]}/cancel`);
    const previewed = await preview(admin!, 'tasks', { action: 'cancel', filter: { assignee_id: [mentee!.id] } });
    expect(previewed).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(previewed.body).toMatchObject({ count: 12, refused: [{ code: 'E200', error: 'TASK_NOT_MOVABLE', count: 1 }] });
    expect(previewed.body.sample.length).toBe(10);
    expect(previewed.body.sample.slice(1, 3)).toEqual([
      { id: ids[1], label: 'Task 2', code: null },
      { id: ids[2], label: 'Task 3', code: 'E200' },
    ]);
    expect(Date.parse(previewed.body.expires_at) - Date.now()).toBeGreaterThan(14 * 60_000);
    const { bulk_id } = previewed.body;
    expect((await rowsOf(admin!, bulk_id)).map(({ status }) => status)).toEqual(Array(12).fill('pending'));
    expect(await states()).toMatch(/^in_progress,blocked,cancelled,todo/);

    const started = await start(admin!, 'tasks', previewed);
    expect(started).toMatchObject({ status: 202, headers: { location: `/api/v1/jobs/${started.body.id}` }, body: { name: 'run_bulk' } });
    const percents: number[] = [];
    const result = await perform(bulk_id, async (percent) => void percents.push(percent));
    expect(result).toMatchObject({ bulk_id, done: 11, changed_since: 0, refused: 1, undo_token: expect.any(String) });
    expect(percents.at(-1)).toBe(99);
    expect(new Set((await states()).split(','))).toEqual(new Set(['cancelled']));
    expect(await rowsOf(admin!, bulk_id, '&status=refused')).toMatchObject([
      { position: 3, resource_id: ids[2], code: 'E200', details: [{ field: 'status' }] },
    ]);
    expect(await perform(bulk_id)).toEqual(result);

    const undone = await undo(admin!, result.undo_token);
    expect(undone).toMatchObject({ status: 202, body: { name: 'undo_bulk' } });
    expect(await restore(bulk_id)).toEqual({ bulk_id, undone: 11, refused: [] });
    expect(await states()).toBe(`in_progress,blocked,cancelled,${Array(9).fill('todo').join()}`);
    expect(await api.rows(`SELECT blocked_reason FROM tasks WHERE id = ${ids[1]}`)).toEqual([{ blocked_reason: 'No bow' }]);
    expect(problem(await undo(admin!, result.undo_token))).toEqual([409, 'UNDO_USED']);
    const trail = await api.rows(
      "SELECT action, count(*)::int AS n FROM audit_entries WHERE action IN ('bulk.preview', 'bulk.run', 'bulk.undo', 'task.uncancel') GROUP BY 1 ORDER BY 1",
    );
    expect(trail.map(({ action, n }) => `${action} ${n}`)).toEqual(['bulk.preview 1', 'bulk.run 1', 'bulk.undo 1', 'task.uncancel 11']);
  });

  it('leave rows that match only later or have changed since, and refuse by the rights at that moment', async () => {
    const ids = await give(3, { by: mentor!, to: mentor! });
    const previewed = await preview(mentor!, 'tasks', { action: 'set_due', filter: {}, values: { shift_days: 7 } });
    expect(previewed.body).toMatchObject({ count: 3, refused: [] });
    await give(1, { by: mentor!, to: mentor! });
    await api.as(mentor!).patch(`/api/v1/tasks/${ids[0]}`, { title: 'Changed' });
    await api.as(mentor!).delete(`/api/v1/tasks/${ids[1]}`);
    await start(mentor!, 'tasks', previewed);
    expect(await perform(previewed.body.bulk_id)).toMatchObject({ done: 1, changed_since: 1, refused: 1 });
    expect((await rowsOf(mentor!, previewed.body.bulk_id)).map(({ status, error }) => [status, error])).toEqual([
      ['changed_since', null],
      ['refused', 'TASK_NOT_FOUND'],
      ['done', null],
    ]);
    const due = await api.rows('SELECT due_at::date::text AS day FROM tasks ORDER BY id');
    expect(due.map(({ day }) => day)).toEqual(['2030-01-15', '2030-01-22', '2030-01-15']);

    const later = await preview(mentor!, 'tasks', { action: 'set_due', filter: {}, values: { due_at: '2031-01-15T10:00:00Z' } });
    await start(mentor!, 'tasks', later);
    await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${mentor!.id}`);
    expect(await perform(later.body.bulk_id)).toEqual({ bulk_id: later.body.bulk_id, done: 0, changed_since: 0, refused: 3 });
  });

  it('run once, within 15 minutes, in the session that previewed them', async () => {
    const ids = await give(2);
    const [one, other] = await Promise.all([preview(admin!, 'tasks', cancel(ids)), preview(admin!, 'tasks', cancel(ids))]);
    const twice = await Promise.all([start(admin!, 'tasks', one), start(admin!, 'tasks', one)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(problem(await start(admin!, 'tasks', one))).toEqual([409, 'PREVIEW_USED']);
    await start(admin!, 'tasks', other);
    const both = await Promise.all([perform(one.body.bulk_id), perform(other.body.bulk_id), perform(one.body.bulk_id)]);
    expect(both[0].done + both[1].done).toBe(2);
    expect(await api.rows("SELECT count(*)::int AS n FROM audit_entries WHERE action = 'task.cancel'")).toEqual([{ n: 2 }]);

    const third = await preview(admin!, 'tasks', { action: 'set_due', ids, values: { shift_days: 1 } });
    const token = { preview_token: third.body.preview_token as string };
    const colleague = await api.aSaved(Role.Admin);
    expect(problem(await api.as(colleague).post('/api/v1/tasks/bulk', token))).toEqual([404, 'BULK_NOT_FOUND']);
    await api.rows(`UPDATE bulk_operations SET session_id = session_id + 1000 WHERE id = ${third.body.bulk_id}`);
    expect(problem(await start(admin!, 'tasks', third))).toEqual([404, 'BULK_NOT_FOUND']);
    await api.rows(`UPDATE bulk_operations SET session_id = session_id - 1000, expires_at = now() WHERE id = ${third.body.bulk_id}`);
    expect(problem(await start(admin!, 'tasks', third))).toEqual([409, 'PREVIEW_EXPIRED']);
    expect((await api.as(colleague).get(`/api/v1/bulk/${third.body.bulk_id}/rows`)).status).toBe(404);
    expect(await api.rows(`SELECT count(*)::int AS n FROM bulk_operations WHERE token_hash = '${token.preview_token}'`)).toEqual([
      { n: 0 },
    ]);
  });

  it('are undone all or not at all, by the present rights and within 24 hours', async () => {
    const ids = await give(3);
    const result = await run(admin!, 'tasks', { action: 'set_due', ids, values: { shift_days: -3 } });
    await api.as(admin!).patch(`/api/v1/tasks/${ids[1]}`, { week: 2 });
    await api.as(admin!).delete(`/api/v1/tasks/${ids[2]}`);
    const refused = await undo(admin!, result.undo_token);
    expect(problem(refused)).toEqual([409, 'ROWS_CHANGED']);
    expect(refused.body.details.map(({ id }: { id: number }) => id)).toEqual([ids[1], ids[2]]);
    const colleague = await api.aSaved(Role.Admin);
    expect(problem(await undo(colleague, result.undo_token))).toEqual([404, 'BULK_NOT_FOUND']);

    const [first] = await give(1, { by: mentor!, to: mentor! });
    const own = await run(mentor!, 'tasks', { action: 'set_due', ids: [first], values: { shift_days: 1 } });
    expect((await undo(mentor!, own.undo_token)).status).toBe(202);
    await api.rows(`UPDATE tasks SET version = version + 1 WHERE id = ${first}`);
    expect(await restore(own.bulk_id)).toEqual({
      bulk_id: own.bulk_id,
      undone: 0,
      refused: [{ resource_id: first, code: 'E107', error: 'PRECONDITION_FAILED' }],
    });
    await api.rows(`UPDATE tasks SET version = version - 1 WHERE id = ${first}`);
    const lost = await run(admin!, 'tasks', { action: 'set_due', ids: [ids[0]], values: { shift_days: 1 } });
    expect((await undo(admin!, lost.undo_token)).status).toBe(202);
    await api.rows(`UPDATE users SET role = 'mentee' WHERE id = ${admin!.id}`);
    expect(await restore(lost.bulk_id)).toMatchObject({ undone: 0, refused: [{ resource_id: ids[0], error: 'TASK_NOT_FOUND' }] });
    await api.rows(`UPDATE bulk_operations SET undo_expires_at = now() WHERE id = ${own.bulk_id}`);
    expect(problem(await undo(mentor!, own.undo_token))).toEqual([409, 'UNDO_EXPIRED']);
  });

  it('refuse wrong requests, API keys and things of other companies', async () => {
    const ids = await give(1);
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect((await preview(stranger, 'tasks', cancel(ids))).body).toMatchObject({
      count: 1,
      refused: [{ error: 'TASK_NOT_FOUND', count: 1 }],
    });
    expect((await preview(stranger, 'tasks', { action: 'cancel', filter: { assignee_id: [mentee!.id] } })).body).toMatchObject({
      count: 0,
    });
    const alone = await api.aSaved(Role.Mentee, { company_id: null });
    expect(problem(await preview(alone, 'tasks', cancel(ids)))).toEqual([403, 'FORBIDDEN']);
    for (const wrong of [
      { action: 'explode', ids },
      { action: 'cancel' },
      { action: 'cancel', ids, filter: {} },
      { action: 'cancel', ids: [] },
      ...[['1'], [-1]].map((wrong_ids) => ({ action: 'cancel', ids: wrong_ids })),
      { action: 'cancel', ids, dry_run: false },
      ...[{ x: 1 }, []].map((values) => ({ action: 'cancel', ids, values })),
      ...[{ page: 2 }, { assignee_id: 'x' }, [], { overdue: 'true' }].map((filter) => ({ action: 'cancel', filter })),
      { action: 'set_due', ids },
      { action: 'set_due', ids, values: { due_at: DUE, shift_days: 1 } },
      { action: 'set_due', ids, values: { shift_days: 1.5 } },
      { action: 'set_due', ids, values: { shift_days: 400 } },
      { action: 'assign', ids, values: { title: 'x' } },
      { preview_token: 'x', action: 'cancel' },
      { ids },
    ])
      expect([wrong, problem(await preview(admin!, 'tasks', wrong))]).toEqual([wrong, [422, 'VALIDATION_FAILED']]);
    expect((await api.as(admin!).post('/api/v1/tasks/bulk', cancel(ids))).status).toBe(422);
    await api.rows(
      `INSERT INTO tasks (company_id, assignee_id, title, due_at, status) SELECT 'sinfonia', ${mentee!.id}, 'x', now(), 'todo' FROM generate_series(1, 10000)`,
    );
    expect(problem(await preview(admin!, 'tasks', { action: 'cancel', filter: {} }))).toEqual([422, 'TOO_MANY_ROWS']);
    expect(await states()).toMatch(/^todo/);
  });

  it('leave nothing behind for longer than needed', async () => {
    const ids = await give(2);
    for (let n = 0; n < 12; n++) await preview(admin!, 'tasks', cancel(ids));
    expect(await api.rows('SELECT count(*)::int AS n FROM bulk_operations')).toEqual([{ n: 10 }]);
    const { bulk_id } = await run(admin!, 'tasks', { action: 'set_due', ids, values: { shift_days: 1 } });
    await api.rows(
      `UPDATE bulk_operations SET updated_at = now() - interval '26 hours', expires_at = now() - interval '25 hours', undo_expires_at = undo_expires_at - interval '25 hours'`,
    );
    expect(await purge()).toBe(9);
    expect(await api.rows('SELECT b.id, r.before, r.status FROM bulk_operations b JOIN bulk_rows r ON r.operation_id = b.id')).toEqual(
      Array(2).fill({ id: bulk_id, before: null, status: 'done' }),
    );
    await api.rows("UPDATE bulk_operations SET updated_at = now() - interval '31 days'");
    expect(await purge()).toBe(1);
    expect(await api.rows('SELECT count(*)::int AS n FROM bulk_rows')).toEqual([{ n: 0 }]);
  });
});
