import { startApi } from '@test/app';
import { mentorships, mentorshipsOf } from '@test/mentorships';
import { Role } from '@app/auth';
import { CalendarService } from '@organisation/calendar';
import { MentorshipBeginningsService } from '@programmes/mentorships/mentorship-beginnings.service';
import { MentorshipPlanChangesService } from '@programmes/mentorships/mentorship-plan-changes.service';

interface Item {
  readonly id: number;
  readonly title: string;
  readonly status: string;
  readonly due_at: string;
  readonly locked: boolean;
}

describe('a whole programme', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, timeline } = mentorshipsOf(api);

  it('runs from a curriculum to its completion, and its timeline lists every step', async () => {
    const { curriculum, admin, mentor, mentee, as } = await people();
    const second = await api.aSaved(Role.Mentor, { name: '박지호' });
    const ok = async (sent: Promise<{ status: number; body: any }>) => {
      const { status, body } = await sent;
      if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body;
    };

    // The mentor proposes, the mentee accepts, and the first day comes.
    const proposal = { mentee_id: mentee.id, curriculum_ids: [curriculum.id], start_on: '2026-01-05' };
    const { id } = await ok(as.mentor.post(mentorships, proposal));
    const url = `${mentorships}/${id}`;
    await ok(as.mentee.post(`${url}/accept`));
    await api.get(MentorshipBeginningsService).activate(id);
    const items = async (): Promise<Item[]> =>
      (await ok(as.mentee.get(`${url}/plan`))).weeks.flatMap(({ items }: { items: Item[] }) => items);
    const [rules, bowings] = (await items()) as [Item, Item];
    expect([rules.title, rules.locked, bowings.title, bowings.locked]).toEqual(['Read the house rules', false, 'Learn the bowings', true]);

    // The tasks are done one after the other, and the first one is submitted twice.
    const tasks = '/api/v1/tasks';
    expect((await as.mentee.post(`${tasks}/${bowings.id}/start`)).body.error).toBe('TASK_LOCKED');
    await ok(as.mentee.post(`${tasks}/${rules.id}/start`));
    await ok(as.mentee.post(`${tasks}/${rules.id}/submit`, { text: 'Read.' }));
    await ok(as.mentor.post(`${tasks}/${rules.id}/request-changes`, { note: 'All of them?' }));
    await ok(as.mentee.post(`${tasks}/${rules.id}/submit`, { text: 'Now all of them.' }));
    await ok(as.mentor.post(`${tasks}/${rules.id}/approve`));
    const { results: attempts } = await ok(as.mentee.get(`${tasks}/${rules.id}/submissions`));
    expect(attempts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['approved', 'changes_requested']);
    await ok(as.mentee.post(`${tasks}/${bowings.id}/start`));

    // A pause of some workdays moves open tasks by as many workdays. Finished tasks keep their dates.
    await ok(as.mentor.post(`${url}/pause`, { reason: 'A tour' }));
    const calendar = await api.get(CalendarService).calendarOf({ user_id: mentee.id });
    const today = calendar.dayOf(new Date());
    await api.rows(`UPDATE mentorships SET paused_on = '${calendar.add(today, -3)}' WHERE id = ${id}`);
    await ok(as.mentor.post(`${url}/resume`));
    const [done, shifted] = (await items()) as [Item, Item];
    // A task is due at the end of a day, so that this day counts as a day to work on it.
    const dayOf = ({ due_at }: Item) => calendar.dayOf(new Date(due_at));
    const away = calendar.between(calendar.add(today, -3), today);
    expect(done.due_at).toBe(rules.due_at);
    expect(calendar.between(dayOf(bowings), dayOf(shifted))).toBe(away);

    // Another mentor takes over. They review the open tasks; finished tasks keep their reviewer.
    await ok(as.admin.post(`${url}/hand-over`, { mentor_id: second.id, reason: 'Parental leave' }));
    const reviewers = await api.rows(`SELECT reviewer_id FROM tasks WHERE mentorship_id = ${id} ORDER BY id`);
    expect(reviewers).toEqual([{ reviewer_id: mentor.id }, { reviewer_id: second.id }]);
    expect((await as.mentor.get(url)).status).toBe(200);
    expect((await as.mentor.post(`${url}/pause`, { reason: 'Me again' })).status).toBe(403);

    // Version 2 is rolled out, after a dry run. Finished items stay as they are, and new items are added.
    await curriculum.add({ title: 'Play a duet', start_week: 4 });
    await ok(as.admin.patch(`${curriculum.url}/items/${curriculum.rules.id}`, { title: 'Read all the house rules' }));
    await ok(as.admin.post(`${curriculum.url}/publish`));
    const before = await items();
    const rehearsed = await ok(as.admin.post(`${curriculum.url}/rollout?dry_run=true`, {}));
    expect(await items()).toEqual(before);
    const rolled = await ok(as.admin.post(`${curriculum.url}/rollout`, {}));
    expect([rehearsed.dry_run, rolled.dry_run]).toEqual([true, false]);
    expect(rolled.plans).toEqual(rehearsed.plans);
    expect(rolled.plans[0].items).toMatchObject([
      { title: 'Read the house rules', action: 'keep', reason: 'done' },
      { title: 'Play a duet', action: 'add' },
    ]);
    await api
      .get(MentorshipPlanChangesService)
      .noteRollout({ mentorship_id: id, followed: { curriculum_id: curriculum.id, version: 2 }, actor_id: admin.id });

    // It can be completed once every required task is done or waived.
    const early = await api.as(second).post(`${url}/complete`);
    expect([early.status, early.body.details.map(({ message }: { message: string }) => message)]).toEqual([
      409,
      [expect.stringContaining('Learn the bowings'), expect.stringContaining('Play a duet')],
    ]);
    await ok(as.mentee.post(`${tasks}/${bowings.id}/submit`));
    await ok(api.as(second).post(`${tasks}/${bowings.id}/approve`));
    const duet = (await items()).find(({ title }) => title === 'Play a duet')!;
    await ok(api.as(second).post(`${tasks}/${duet.id}/waive`, { reason: 'They play quartets' }));
    const completed = await ok(api.as(second).post(`${url}/complete`));
    expect(completed).toMatchObject({ status: 'completed', mentor_name: '박지호', total_tasks: 2, completed_tasks: 2 });
    expect((await ok(as.mentee.get(`${url}/progress`))).percent).toBe(100);

    expect(await timeline(mentee, id)).toEqual([
      ...['created', 'proposed', 'accepted', 'scheduled', 'activated', 'paused', 'resumed'],
      ...['handed_over', 'rolled_out', 'completed'],
    ]);
  });
});
