import type { Type } from '@nestjs/common';
import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { fakeClock } from '@test/fakes';
import { ENGLISH, notifications } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { VerificationRemindersService } from '@knowledge/documents/verification-reminders.service';
import type { User } from '@organisation/users/user.entity';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

describe('the verification of documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const worker = notificationsOf(api);
  const { get, batch, post, endBatches, ledger, sent } = worker;
  const problem = ({ status, body }: Answer) => [status, body.error];
  const verify = (user: User, id: number, body: object = {}) => api.as(user).post(`${docs}/${id}/verify`, body);
  const assign = (user: User, id: number, verifier: User | null) =>
    api.as(user).post(`${docs}/${id}/assign-verifier`, { verifier_id: verifier?.id ?? null });

  async function aPublished() {
    const all = await people();
    const at = await folder(all.admin, { department_id: all.strings });
    const id = await document(all.admin, at, { title: 'Leave' });
    await publish(all.admin, id);
    await allow(all.admin, `${docs}/${id}`, forUser(all.max, 'edit'), forUser(all.eva, 'view', true));
    return { ...all, at, id, url: `${docs}/${id}` };
  }

  it('is by the verifier and those who manage it, and by no editor', async () => {
    const { admin, max, eva, mina, joon, id, url } = await aPublished();
    for (const fields of [{ verified_until: inDays(9) }, { verifier_id: max.id }])
      expect((await api.as(max).patch(url, fields)).status).toBe(422);
    for (const answer of [await verify(max, id), await assign(max, id, max), await verify(mina, id), await assign(mina, id, mina)])
      expect(problem(answer)).toEqual([403, 'FORBIDDEN']);
    expect((await assign(eva, id, mina)).body).toMatchObject({ verifier: { id: mina.id }, verified_until: null, is_overdue: false });
    expect((await api.as(max).get(url)).body.can).not.toContain('document:verify');
    expect((await api.as(mina).get(url)).body.can).toContain('document:verify');

    const usual = Date.parse((await verify(mina, id)).body.verified_until as string);
    expect(Math.round((usual - Date.now()) / DAY_MS)).toBe(180);
    const until = inDays(30);
    expect(Date.parse((await verify(eva, id, { verified_until: until })).body.verified_until as string)).toBe(Date.parse(until));
    expect((await verify(admin, id, { verified_until: inDays(1) })).status).toBe(200);
    for (const wrong of [inDays(-1), inDays(4 * 365)])
      expect(await verify(mina, id, { verified_until: wrong })).toMatchObject({
        status: 422,
        body: { details: [{ field: 'verified_until' }] },
      });
    expect(problem(await verify(joon, id))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    const recorded = await api.rows("SELECT actor_id FROM audit_entries WHERE action = 'document.verify' ORDER BY id");
    expect(recorded.map(({ actor_id }) => actor_id)).toEqual([mina.id, eva.id, admin.id]);
  });

  it('has a verifier of the company who may read the document, and ends with that right', async () => {
    const { admin, max, mina, joon, stranger, at, id } = await aPublished();
    expect(problem(await assign(admin, id, joon))).toEqual([422, 'VERIFIER_IS_NO_READER']);
    for (const nobody of [stranger, { ...max, id: 2_000_000_000 } as User])
      expect(problem(await assign(admin, id, nobody))).toEqual([404, 'USER_NOT_FOUND']);
    expect((await api.as(admin).post(`${docs}/${id}/assign-verifier`, {})).status).toBe(422);
    expect((await assign(admin, id, mina)).status).toBe(200);
    await api.as(admin).patch(`${folders}/${at}`, { is_private: true });
    expect(problem(await verify(mina, id))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
    expect((await assign(admin, id, null)).body.verifier).toBeNull();
    const draft = await document(admin, at, { title: 'Pay' });
    expect(problem(await verify(admin, draft))).toEqual([409, 'DOCUMENT_NOT_MOVABLE']);
    expect((await assign(admin, draft, admin)).status).toBe(200);
  });

  it('is of the version that was read, if it is named', async () => {
    const { admin, id, url } = await aPublished();
    const { version } = (await api.as(admin).get(url)).body;
    await api.as(admin).patch(url, { body: 'Other words' });
    await publish(admin, id);
    expect(problem(await api.as(admin).post(`${url}/verify`, {}, { 'if-match': `"${version}"` }))).toEqual([412, 'PRECONDITION_FAILED']);
  });

  describe('is reminded of', () => {
    const onDay = <S extends object>(service: Type<S>, day: string): S =>
      Object.assign(get(service), { clock: fakeClock(new Date(`${day}T00:11:00+09:00`)) });
    const due = (day: string) => onDay(VerificationRemindersService, day).remindOfDue();
    const overdue = (day: string) => onDay(VerificationRemindersService, day).remindOfOverdue();
    const expires = (at: string) => api.rows(`UPDATE documents SET verified_until = '${at}'`);
    const titles = async (user: User) =>
      (await api.as(user).get(notifications, ENGLISH)).body.results.map(({ title }: { title: string }) => title);
    const mailed = async (user: User) => {
      const types = ['document.verification_due', 'document.verification_overdue'].map((type) => ({ type, mail: 'immediate' }));
      await api.as(user).patch(`${notifications}/preferences`, { types }, ENGLISH);
    };

    it('once before the time and once after it, however many workers search', async () => {
      const { admin, mina, id } = await aPublished();
      await assign(admin, id, mina);
      await mailed(mina);
      // A Friday in Seoul.
      await expires('2030-01-18T10:00:00Z');
      expect([await due('2030-01-03'), await overdue('2030-01-18')]).toEqual([0, 0]);
      const [one, other] = await Promise.all([due('2030-01-07'), due('2030-01-07')]);
      expect(one + other).toBe(1);
      expect(await due('2030-01-08')).toBe(0);
      for (const [day, reminded] of [
        ['2030-01-20', 0],
        ['2030-01-21', 1],
        ['2030-01-22', 0],
      ] as const)
        expect([day, await overdue(day)]).toEqual([day, reminded]);
      expect((await titles(mina)).sort()).toEqual(['No longer verified: Leave', 'Verify by 2030-01-18: Leave']);
      expect(await titles(admin)).toEqual([]);
      await api.rows('UPDATE notification_deliveries SET due_at = now() WHERE due_at > now()');
      await batch();
      await post();
      // By the clock of Postgres, that time is still to come.
      expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[mina.email, '검증 필요(2030-01-18까지): Leave']]);
      const late = await ledger("d.channel = 'mail' AND n.type = 'document.verification_overdue'");
      expect(late.map(({ reason }) => reason)).toEqual(['outdated']);
    });

    it('again for another time, and not of what was verified meanwhile', async () => {
      const { admin, mina, id } = await aPublished();
      await assign(admin, id, mina);
      await mailed(mina);
      await expires('2026-01-16T10:00:00Z');
      expect(await overdue('2026-01-19')).toBe(1);
      await expires('2026-02-16T10:00:00Z');
      expect(await overdue('2026-02-17')).toBe(1);
      expect((await verify(mina, id)).status).toBe(200);
      await endBatches();
      await api.rows('UPDATE notification_deliveries SET due_at = now() WHERE due_at > now()');
      await batch();
      await post();
      expect(sent).toEqual([]);
      await api.as(admin).post(`${docs}/${id}/archive`);
      await expires('2026-03-16T10:00:00Z');
      expect(await overdue('2026-03-17')).toBe(0);
    });

    it('the owner, if the verifier may not read it any more', async () => {
      const { admin, max, mina, at, id } = await aPublished();
      await assign(admin, id, mina);
      await api.as(admin).patch(`${docs}/${id}`, { owner_id: max.id });
      await api.as(admin).patch(`${folders}/${at}`, { is_private: true });
      await expires('2030-01-18T10:00:00Z');
      expect(await due('2030-01-07')).toBe(1);
      expect(await titles(max)).toEqual(['Verify by 2030-01-18: Leave']);
      expect(await titles(mina)).toEqual([]);
    });
  });
});
