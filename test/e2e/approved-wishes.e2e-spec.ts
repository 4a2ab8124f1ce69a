import { startApi } from '@test/app';
import { mentorships } from '@test/mentorships';
import { type People, approving, outcomesOf, problemOf, requestsOf } from '@test/requests';
import { CalendarService } from '@organisation/calendar';
import { Role } from '@app/auth';

describe('the approval of a wish for a mentor', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, statusOf } = requestsOf(api);
  /** Sets how many mentees a mentor may have. */
  const capacity = (all: People, mentor_capacity: number) =>
    all.as.admin.patch('/api/v1/companies/sinfonia', { settings: { mentor_capacity } });

  const terms = ({ curriculum }: People) => ({ curriculum_ids: [curriculum.id], start_on: '2030-01-07', goal: 'Lead a section' });
  const wish = async (all: People, by: People['as']['mentee'], more: object = { mentor_id: all.mentor.id }) =>
    (await by.post(mentorships, { ...terms(all), ...more })).body.id as number;

  it('by the named mentor makes a mentorship that both have accepted', async () => {
    const all = await people();
    const request = await wish(all, all.as.mentee);
    const approved = await all.as.mentor.post(...approving(request));
    const [made] = await api.rows('SELECT * FROM mentorships');
    expect(approved.body).toMatchObject({ status: 'approved', resource_id: made.id, link: `${mentorships}/${made.id}` });
    const accepted = { mentor_accepted_at: expect.any(String), mentee_accepted_at: expect.any(String) };
    const people_ = { mentor_id: all.mentor.id, mentee_id: all.mentee.id, author_id: all.mentor.id };
    expect(made).toMatchObject({ status: 'scheduled', goal: 'Lead a section', ...people_, ...accepted });
    expect(await all.as.mentee.get(String(approved.body.link))).toMatchObject({ status: 200, body: { status: 'scheduled' } });
    const kinds = await api.rows('SELECT kind FROM mentorship_events ORDER BY id');
    expect(kinds.map(({ kind }) => kind)).toEqual(['created', 'proposed', 'accepted', 'scheduled']);
  });

  it('by an admin proposes it to the mentor, with the acceptance of the mentee', async () => {
    const all = await people();
    expect((await all.as.admin.post(...approving(await wish(all, all.as.mentee)))).body.status).toBe('approved');
    const [made] = await api.rows('SELECT id, status, mentor_accepted_at, mentee_accepted_at FROM mentorships');
    expect(made).toMatchObject({ status: 'proposed', mentor_accepted_at: null, mentee_accepted_at: expect.any(String) });
    expect((await all.as.mentor.post(`${mentorships}/${made.id}/accept`)).body.status).toBe('scheduled');
  });

  it('needs all that a mentorship needs', async () => {
    const all = await people();
    const vague = (await all.as.mentee.post(mentorships, { mentor_id: all.mentor.id })).body.id;
    const refused = await all.as.mentor.post(...approving(vague));
    expect([refused.status, refused.body.details.map(({ field }: any) => field)]).toEqual([422, ['curriculum_ids', 'start_on']]);
    const nobody = await wish(all, all.as.mentee, {});
    expect(problemOf(await all.as.mentor.post(...approving(nobody)))).toEqual([404, 'REQUEST_NOT_FOUND']);
    expect((await all.as.admin.post(...approving(nobody))).body.details).toMatchObject([{ field: 'mentor_id' }]);
    expect([await statusOf(vague), await statusOf(nobody)]).toEqual(['open', 'open']);
    // Another mentor cannot take a place that was not offered to them.
    const other = await api.aSaved(Role.Mentor);
    await api.rows(`UPDATE requests SET audience = '{${other.id}}' WHERE id = ${await wish(all, all.as.mentee)}`);
    const [{ id }] = await api.rows(`SELECT id FROM requests WHERE audience = '{${other.id}}'`);
    expect(problemOf(await api.as(other).post(...approving(id)))).toEqual([403, 'FORBIDDEN']);
  });

  it('takes the last place of a mentor once, of two at the same time', async () => {
    const all = await people();
    await capacity(all, 1);
    const mentees = [all.mentee, await api.aSaved(Role.Mentee)];
    const wishes = await Promise.all(mentees.map((mentee) => wish(all, api.as(mentee))));
    const tries = await outcomesOf(...wishes.map((id) => all.as.mentor.post(...approving(id))));
    expect(tries).toEqual([200, 'MENTOR_AT_CAPACITY']);
    expect((await Promise.all(wishes.map(statusOf))).sort()).toEqual(['approved', 'open']);
    expect(await api.rows('SELECT id FROM mentorships')).toHaveLength(1);
  });

  it('is granted once, of two who approve at the same time', async () => {
    const all = await people();
    const request = await wish(all, all.as.mentee);
    expect(await outcomesOf(all.as.mentor.post(...approving(request)), all.as.admin.post(...approving(request)))).toEqual([
      200,
      'REQUEST_CLOSED',
    ]);
    expect(await api.rows('SELECT id FROM mentorships')).toHaveLength(1);
  });
});

describe('the approval of a change of the plan', () => {
  const api = startApi();
  beforeEach(() => api.get(CalendarService).forget());
  const { people, anActive, statusOf } = requestsOf(api);

  async function anItem() {
    const all = await people();
    const { id } = await anActive(all);
    const [task] = await api.rows(`SELECT id FROM tasks WHERE mentorship_id = ${id} ORDER BY id`);
    return { all, id, task: task.id as number, place: `${mentorships}/${id}/plan/items/${task.id}` };
  }

  it('adapts or waives the item', async () => {
    const { all, id, task, place } = await anItem();
    const adapt = (await all.as.mentee.patch(place, { due_at: '2030-03-01T15:00:00Z' })).body;
    expect([adapt.link, adapt.asked_version]).toEqual([place, 1]);
    expect(adapt.title).toMatch(/^Change '.+' in the plan of the mentorship 'First weeks' of 김미나 and 이준호$/);
    expect((await all.as.mentor.post(...approving(adapt.id))).body.status).toBe('approved');
    expect((await all.as.mentee.get(place)).body).toMatchObject({ due_at: '2030-03-01T15:00:00+00:00', personal: ['due_at'] });
    const waive = (await all.as.mentee.post(`${place}/waive`, { reason: 'I know it' })).body;
    expect((await all.as.admin.post(...approving(waive.id))).body.status).toBe('approved');
    expect((await all.as.mentee.get(place)).body).toMatchObject({ id: task, status: 'waived', mentorship_id: id });
  });

  it('is stale when the item has changed, and not when another one has', async () => {
    const { all, id, place } = await anItem();
    const asked = (await all.as.mentee.patch(place, { due_at: '2030-03-01T15:00:00Z' })).body.id;
    await all.as.mentor.post(`${mentorships}/${id}/plan/items`, { title: 'Play a duet', due_at: '2030-01-20T15:00:00Z' });
    await all.as.mentor.patch(place, { priority: 'low' });
    const stale = await all.as.mentor.post(...approving(asked), { 'accept-language': 'ko' });
    expect(stale.body).toMatchObject({
      error: 'REQUEST_STALE',
      details: [
        { field: 'version', message: 'version: 1 → 2' },
        { field: 'priority', now: 'low' },
      ],
    });
    // One of two changes at the same time is not made, because it has not seen the other.
    const tries = await outcomesOf(
      all.as.mentor.post(...approving(asked, { confirm_version: 2 })),
      all.as.mentor.patch(place, { priority: 'high' }, { 'if-match': '"2"' }),
    );
    expect([[200, 'PRECONDITION_FAILED'], [200, 'REQUEST_STALE']]).toContainEqual(tries); // prettier-ignore
  });

  it('is not needed when the item is waived by its own route, which settles requests for that', async () => {
    const { all, place } = await anItem();
    const waive = (await all.as.mentee.post(`${place}/waive`, { reason: 'I know it' })).body.id;
    const again = (await all.as.mentee.post(`${place}/waive`, { reason: 'I do know it' })).body.id;
    const adapt = (await all.as.mentee.patch(place, { priority: 'low' })).body.id;
    const [other] = await api.rows(`SELECT id FROM tasks WHERE NOT id = ${place.split('/').at(-1)} AND mentorship_id IS NOT NULL LIMIT 1`);
    const elsewhere = other && (await all.as.mentee.post(place.replace(/[0-9]+$/, `${other.id}/waive`), { reason: 'I know it' })).body.id;
    expect((await all.as.mentor.post(...approving(again))).body.status).toBe('approved');
    expect([await statusOf(waive), await statusOf(adapt)]).toEqual(['settled', 'open']);
    if (other) expect(await statusOf(elsewhere)).toBe('open');
  });

  it('is refused for what is waived already, and stays open', async () => {
    const { all, task, place } = await anItem();
    const asked = (await all.as.mentee.post(`${place}/waive`, { reason: 'I know it' })).body.id;
    await all.as.mentor.post(`/api/v1/tasks/${task}/waive`, { reason: 'She knows it' });
    expect(problemOf(await all.as.mentor.post(...approving(asked, { confirm_version: 2 })))).toEqual([409, 'TASK_NOT_MOVABLE']);
    expect(await statusOf(asked)).toBe('open');
  });
});
