import { type Answer, startApi } from '@test/app';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { ENGLISH, notifications } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { pushesOf } from '@test/pushes';
import { receivers, webhookWorker, webhooksOf } from '@test/webhooks';
import { MustReadersRepository } from '@knowledge/acknowledgements/must-readers.repository';
import { DocumentPeopleRepository } from '@knowledge/documents/document-people.repository';
import type { User } from '@organisation/users/user.entity';

const SECRET = /canary/i;
const EVERYBODY = { principal_kind: 'company', principal_id: null };

describe('notices of documents', () => {
  const api = startApi();
  const { people, folder, document, allow, publish } = documentStories(api);
  const worker = notificationsOf(api);
  const { get, tell, runJob, deliver, endBatches, batch, post, sent, ledger } = worker;
  const { received, subscribe, push } = pushesOf(api, worker);
  const [receive, hooks, { webhookTo }] = [receivers(), webhookWorker(api), webhooksOf(api)];
  const status = async (answer: Promise<Answer>) => (await answer).status;
  const listed = async (user: User): Promise<string[]> =>
    (await api.as(user).get(notifications, ENGLISH)).body.results.map(({ title }: { title: string }) => title);
  const tellAll = async () => {
    await tell();
    while ((await runJob('tell_must_readers')) > 0);
  };
  const mailAll = async () => {
    await endBatches();
    await api.rows(`UPDATE notification_deliveries SET due_at = now() WHERE due_at > now() AND status = 'planned'`);
    await batch();
    await post();
  };

  it('tell publishers of a review, and author and owner of its end', async () => {
    const { admin, max, eva, mina, joon } = await people();
    const at = await folder(admin);
    const id = await document(admin, at, { title: 'Leave' });
    await publish(admin, id);
    const url = `${docs}/${id}`;
    await allow(admin, url, forUser(max, 'edit'), forUser(eva, 'view', true), forUser(mina, 'view', true));
    await api.as(admin).patch(url, { owner_id: joon.id });
    await tell();
    await api.rows('DELETE FROM notifications');

    await api.as(max).patch(url, { title: 'Canary', body: 'A canary' });
    expect(await status(api.as(max).post(`${url}/submit-for-review`))).toBe(200);
    await tell();
    for (const publisher of [admin, eva]) expect(await listed(publisher)).toEqual(['Please review: Leave']);
    for (const other of [max, mina, joon]) expect(await listed(other)).toEqual([]);
    expect(await status(api.as(eva).post(`${url}/return`))).toBe(204);
    await tell();
    expect(await listed(max)).toEqual(['Returned: Leave']);
    // The owner may read the document, and knows nothing of its draft.
    expect(await listed(joon)).toEqual([]);
    // An admin without an entry does not see the returned draft any more.
    expect(await listed(admin)).toEqual([]);
    await api.as(max).post(`${url}/submit-for-review`);
    await api.as(eva).post(`${url}/publish`, {});
    await tell();
    for (const concerned of [max, joon]) expect((await listed(concerned))[0]).toBe('Published: Canary');
    expect(await get(DocumentPeopleRepository).publishersOf(id, 'sinfonia')).toEqual([admin.id, eva.id].sort((a, b) => a - b));
  });

  it('tell those who must read a document, once, page by page, and only those who may and have not', async () => {
    const { admin, max, mina, joon, strings } = await people();
    const at = await folder(admin, { department_id: strings });
    const id = await document(admin, at, { title: 'Fire drill' });
    const url = `${docs}/${id}`;
    const must = (...principals: object[]) => api.as(admin).patch(`${url}/must-reads`, { principals });
    await must(EVERYBODY);
    await tellAll();
    expect(await listed(mina)).toEqual([]);
    await publish(admin, id);
    await tellAll();
    for (const reader of [max, mina]) expect(await listed(reader)).toEqual(['Please read: Fire drill']);
    expect(await listed(joon)).toEqual([]);
    expect(await api.rows(`SELECT 1 FROM notifications WHERE user_id = ${joon.id}`)).toEqual([]);

    await must(EVERYBODY, { principal_kind: 'user', principal_id: String(mina.id) });
    await tellAll();
    expect(await listed(mina)).toHaveLength(1);
    await api.as(mina).post(`${url}/acknowledge`, { number: 1 });
    await api.as(admin).patch(url, { body: 'Small words' });
    await publish(admin, id);
    await tellAll();
    expect(await listed(mina)).toHaveLength(1);
    await api.as(admin).patch(url, { body: 'Another exit' });
    await publish(admin, id, { asks_again: true });
    await tellAll();
    for (const reader of [max, mina]) expect((await listed(reader))[0]).toBe('Please read again: Fire drill');
    await api.as(mina).post(`${url}/acknowledge`, { number: 3 });
    const asked = { document_id: id, company_id: 'sinfonia', actor_id: null, must_read_ids: null, after: 0 };
    const due = await get(MustReadersRepository).due(asked, 500);
    expect(due).toEqual([admin.id, max.id].sort((a, b) => a - b).map((user_id) => ({ id: user_id, asked: 3 })));
  });

  it('tell once of a publication and an assignment that meet, and nobody of their own', async () => {
    const { admin, mina } = await people();
    const id = await document(admin, await folder(admin), { title: 'Fire drill' });
    const ids = [mina, admin].map((user) => ({ principal_kind: 'user', principal_id: String(user.id) }));
    await publish(admin, id);
    await api.as(admin).patch(`${docs}/${id}/must-reads`, { principals: ids });
    await tellAll();
    expect(await listed(mina)).toEqual(['Please read: Fire drill']);
    expect(await listed(admin)).toEqual([]);
  });

  it('reach 1,100 people by three jobs, and nobody twice if a page is repeated', async () => {
    const { admin } = await people();
    await api.rows(`INSERT INTO users (company_id, email, name, role, status, password_hash)
      SELECT 'sinfonia', 'reader' || n || '@example.com', 'Reader', 'mentee', 'active', 'x' FROM generate_series(1, 1100) n`);
    const id = await document(admin, await folder(admin), { title: 'Fire drill' });
    await api.as(admin).patch(`${docs}/${id}/must-reads`, { principals: [EVERYBODY] });
    await tellAll();
    await publish(admin, id);
    await tell();
    expect(await runJob('tell_must_readers')).toBe(3);
    const told = () => api.rows("SELECT user_id FROM notifications WHERE type = 'must_read.assigned'");
    const [{ count }] = await api.rows("SELECT count(*)::int AS count FROM users WHERE company_id = 'sinfonia'");
    expect(await told()).toHaveLength(count - 1);
    await api.rows(
      `UPDATE outbox SET status = 'queued', finished_at = NULL, next_at = now() WHERE name = 'tell_must_readers' AND payload->>'after' = '0'`,
    );
    await runJob('tell_must_readers');
    expect(await told()).toHaveLength(count - 1);
  });

  it('have no word of a draft, or of a document whose reader has lost access in between, in list, mail and push', async () => {
    const { admin, max, mina, strings } = await people();
    const at = await folder(admin, { department_id: strings });
    const id = await document(admin, at, { title: 'Canary of a title', body: 'Canary of a text' });
    const url = `${docs}/${id}`;
    for (const user of [max, mina]) await subscribe(user, `/send/${user.id}`);
    await publish(admin, id);
    await tellAll();
    expect(await status(api.as(mina).post(`${url}/watch`))).toBe(204);
    await allow(admin, url, forUser(max, 'edit'));
    await api.as(max).post(`${url}/comments`, { body: 'Canary of a comment' });
    await api.as(admin).patch(`${url}/must-reads`, { principals: [EVERYBODY] });
    await tellAll();
    expect((await listed(mina)).sort()).toEqual(['New comment: Canary of a title', 'Please read: Canary of a title']);

    // All are planned; now the right is withdrawn.
    await api.as(admin).patch(`${folders}/${at}`, { is_private: true });
    await push();
    await mailAll();
    expect(await listed(mina)).toEqual([]);
    expect(sent.filter(({ to }) => to === mina.email)).toEqual([]);
    expect(received.map(({ path }) => path)).not.toContain(`/send/${mina.id}`);
    for (const { reason } of await ledger(`d.user_id = ${mina.id} AND d.channel <> 'feed'`)) expect(reason).toBe('lost_access');

    // The editor's draft is named neither to readers nor to editors.
    await api.as(admin).patch(`${folders}/${at}`, { is_private: false });
    await api.rows('DELETE FROM notifications');
    sent.length = 0;
    await api.as(admin).patch(url, { title: 'Leave' });
    await publish(admin, id);
    await api.as(max).patch(url, { title: 'Canary', body: 'Canary' });
    await api.as(max).post(`${url}/submit-for-review`);
    await tellAll();
    await push();
    await deliver();
    await mailAll();
    expect(sent.length).toBeGreaterThan(1);
    for (const mail of sent) expect(JSON.stringify(mail)).not.toMatch(SECRET);
    for (const user of [admin, max, mina]) expect((await listed(user)).join()).not.toMatch(SECRET);
    const stored = await api.rows('SELECT facts::text FROM notifications');
    for (const { facts } of stored) expect(facts).not.toMatch(SECRET);
    const announced = await api.rows("SELECT payload::text FROM outbox WHERE name LIKE 'Document%' OR name = 'MustReadsAdded'");
    expect(announced.length).toBeGreaterThan(4);
    for (const { payload } of announced) expect(payload).not.toMatch(SECRET);
  });

  it('of webhooks have ids alone', async () => {
    const { admin, max } = await people();
    const receiver = await receive();
    const types = ['document.published', 'document.commented', 'document.verified', 'document.archived'];
    await webhookTo(receiver.url, { events: types }, admin);
    const id = await document(admin, await folder(admin, { name: 'Canary' }), { title: 'Canary', body: 'Canary of a text' });
    const url = `${docs}/${id}`;
    await publish(admin, id);
    await allow(admin, url, forUser(max, 'edit'));
    await api.as(max).patch(url, { body: 'Canary of a draft' });
    const anchor = { version: 1, start: 0, end: 6, quote: 'Canary' };
    expect(await status(api.as(max).post(`${url}/comments`, { body: 'Canary of a comment', anchor }))).toBe(201);
    await api.as(admin).post(`${url}/verify`, {});
    await api.as(admin).post(`${url}/archive`);
    await hooks.work();
    expect(receiver.received.map(({ body }) => JSON.parse(body).type).sort()).toEqual([...types].sort());
    for (const { body } of receiver.received) expect(body).not.toMatch(SECRET);
  });
});
