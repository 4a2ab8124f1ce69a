import { startApi } from '@test/app';
import { ENGLISH, notifications, preferences } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { NOTICED_ACTIONS } from '@app/audit';
import { Role } from '@app/auth';
import { GiveUp } from '@app/jobs';
import { noticeOf } from '@app/notices';
import type { User } from '@organisation/users/user.entity';

const PASSWORD = 'violin-on-the-roof';
const EMAIL = 'mina@example.com';

describe('critical notifications', () => {
  const api = startApi();
  const { postDirect, batch, sent, server, ledger, mailsTo, failAbandoned } = notificationsOf(api);
  const feed = async (user: User) => (await api.as(user).get(notifications, ENGLISH)).body;
  const aMina = (given: Partial<User> = {}) => api.aSaved(Role.Mentor, { email: EMAIL, name: 'Mina', locale: 'en', ...given });
  const aKey = (user: User) => api.as(user).post('/api/v1/api-keys', { name: 'evil.example', scopes: ['task:list'] });
  const mail = () => ledger(`d.channel = 'mail'`);

  describe('of the security of an account', () => {
    it('go at once to the owner, also of their own act, at night and on a day off, and stand in the list without a secret', async () => {
      const mina = await aMina();
      await api.as(mina).patch(preferences, { quiet_hours: { start: '00:00', end: '23:59' }, working_days_only: true });
      const { body: key } = await aKey(mina);
      await postDirect();
      expect(mailsTo(EMAIL)).toMatchObject([{ subject: 'A new API key has been created' }]);
      expect(await feed(mina)).toMatchObject({
        unread_count: 1,
        results: [
          {
            type: 'security.notice',
            title: 'A new API key has been created',
            sentence: `An API key that begins with ${key.prefix} has been created for your account.`,
            link: `http://localhost:8001/api/v1/open/account/${mina.id}`,
            actor: null,
          },
        ],
      });
      expect(await ledger()).toMatchObject([
        { channel: 'feed', status: 'sent', type: 'security.notice', user_id: mina.id, mail_id: null },
        { channel: 'mail', status: 'sent', mode: 'immediate', attempts: 1, mail_id: 1, due_at: null },
      ]);
      const stored = JSON.stringify([
        await api.rows('SELECT * FROM notifications'),
        await api.rows('SELECT * FROM notification_deliveries'),
      ]);
      expect(stored).toContain(key.prefix);
      for (const secret of [key.key, 'evil']) expect(stored).not.toContain(secret);
      expect(await batch()).toBe(0);
    });

    it('are not sent again by a job that is repeated after the ledger has noted the mail', async () => {
      await aKey(await aMina());
      const [{ payload }] = await api.rows(`SELECT payload::text FROM outbox WHERE name = 'send_email'`);
      await postDirect();
      await api.rows(
        `UPDATE outbox SET status = 'queued', finished_at = NULL, next_at = now(), payload = '${payload}' WHERE name = 'send_email'`,
      );
      expect(await postDirect()).toBe(1);
      expect(sent).toHaveLength(1);
    });

    it('are shown as critical, and no choice turns them off', async () => {
      const mina = await aMina();
      await api.rows(`INSERT INTO notification_preferences (user_id, type, channel, mode)
        SELECT ${mina.id}, 'security.notice', c, 'off' FROM unnest(ARRAY['feed', 'mail']::notification_channel[]) c`);
      const { types } = (await api.as(mina).get(preferences, ENGLISH)).body;
      expect(types.filter((one: { is_critical: boolean }) => one.is_critical)).toMatchObject([
        { type: 'invitation.received', feed: 'off', mail: 'immediate' },
        { type: 'security.notice', label: 'Security of your account', feed: 'immediate', mail: 'immediate' },
      ]);
      await aKey(mina);
      await postDirect();
      expect([sent.length, (await feed(mina)).unread_count]).toEqual([1, 1]);
    });

    it('are one entry for a mail that is tried again, with the same Message-ID', async () => {
      const mina = await aMina();
      await aKey(mina);
      server.breaksAfterSending = true;
      await postDirect();
      server.breaksAfterSending = false;
      expect(await mail()).toMatchObject([{ status: 'planned', attempts: 1, error: 'An unexpected error occurred.' }]);
      await api.rows(`UPDATE outbox SET next_at = now() WHERE name = 'send_email'`);
      await postDirect();
      expect(sent).toHaveLength(2);
      expect(sent[1]).toEqual(sent[0]);
      expect(await mail()).toMatchObject([{ status: 'sent', attempts: 2, error: null }]);
    });

    it('have failed where the server will never take them, or the worker was killed at the last attempt', async () => {
      const mina = await aMina();
      await aKey(mina);
      server.refuses = () => new GiveUp('The mail server refused the mail: 550 no such user');
      await postDirect();
      expect(await mail()).toMatchObject([{ status: 'failed', error: 'The mail server refused the mail: 550 no such user' }]);
      await aKey(mina);
      server.refuses = () => new Error('killed');
      await postDirect();
      await api.rows(`UPDATE outbox SET status = 'failed', finished_at = now() WHERE name = 'send_email'`);
      expect(await failAbandoned()).toBe(1);
      expect(await mail()).toMatchObject([{ status: 'failed' }, { status: 'failed', error: 'The worker stopped while it was at it.' }]);
    });

    it('go to both addresses after a change, and are listed once', async () => {
      const mina = await aMina({ company_id: 'sinfonia' });
      await api.rows(`INSERT INTO outbox (queue, name, payload, next_at) SELECT 'high', 'send_email', json_build_object('to', a, 'subject', 'x',
        'body', 'x', 'notice', json_build_object('type', 'security.notice', 'resource', 'account', 'resource_id', ${mina.id}, 'user_id', ${mina.id},
        'facts', json_build_object('action', 'user.change_email'), 'is_copy', a <> '${EMAIL}')), now() FROM unnest(ARRAY['${EMAIL}', 'new@example.com']) a`);
      await postDirect();
      expect(sent.map(({ to }) => to)).toEqual([EMAIL, 'new@example.com']);
      expect((await feed(mina)).results).toMatchObject([{ title: 'Your e-mail address has been changed' }]);
      expect((await mail()).map(({ status }) => status)).toEqual(['sent', 'sent']);
    });

    it('are sent also to an account that is gone by then, and accounted for only if somebody is left', async () => {
      const mina = await aMina();
      await aKey(mina);
      await api.rows(`UPDATE outbox SET payload = jsonb_set(payload, '{notice,user_id}', '4711') WHERE name = 'send_email'`);
      await postDirect();
      expect([sent.length, await ledger()]).toEqual([1, []]);
    });

    it.each([
      ...NOTICED_ACTIONS,
      'user.change_password',
      'user.reset_password',
      'user.ask_email_change',
      'user.change_email',
      'of.another.version',
    ])('of %s have words without gaps', (action) => {
      const { texts } = noticeOf('security.notice')!;
      const values = { action, prefix: 'tutti_abcd', provider: 'acme', role: 'mentor', sessions: '2' } as never;
      const [en, ko] = [texts.en, texts.ko].map(({ title, sentence }) => `${title(values)} ${sentence(values)}`);
      expect(en).not.toMatch(/[가-힣]|undefined|NaN/);
      expect(ko).toMatch(/[가-힣]/);
      expect(ko).not.toMatch(/undefined|NaN/);
    });
  });

  it('of a changed password are in the list as well', async () => {
    const mina = await aMina();
    const { body } = await api.anonymous().post('/api/v1/auth/register', { email: 'own@example.com', password: PASSWORD, name: 'Own' });
    const user = { ...mina, ...body, company_id: null } as User;
    await api.as(user).post('/api/v1/auth/password/change', { current_password: PASSWORD, new_password: 'cello-under-the-stairs' });
    await postDirect();
    expect((await feed(user)).results.map(({ title }: { title: string }) => title)).toEqual(['Your password has been changed']);
  });

  it('that invite an address name the invitation, and tell admins nothing about an account that has the address', async () => {
    const admin = await api.aSaved(Role.Admin);
    const elsewhere = await api.aSaved(Role.Mentee, { company_id: 'elsewhere', email: 'joon@example.com' });
    for (const email of ['joon@example.com', 'new@example.com']) await api.as(admin).post('/api/v1/users/invitations', { email });
    await postDirect();
    expect(sent.map(({ to }) => to)).toEqual(['joon@example.com', 'new@example.com']);
    const { results } = (await api.as(admin).get(`${notifications}/deliveries?type=invitation.received`)).body;
    expect(results).toMatchObject([
      { user: null, invitation_id: 2, channel: 'mail', mode: 'immediate', status: 'sent', attempts: 1 },
      { user: null, invitation_id: 1, channel: 'mail', status: 'sent' },
    ]);
    expect(await feed(elsewhere)).toMatchObject({ unread_count: 0, results: [] });
    const stranger = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    expect((await api.as(stranger).get(`${notifications}/deliveries`)).body.results).toEqual([]);
    const stored = JSON.stringify(await api.rows('SELECT * FROM notifications, notification_mails'));
    for (const word of ['token', 'joon', sent[0]!.body.match(/token=([\w-]+)/)![1]!]) expect(stored).not.toContain(word);
  });
});
