import { startApi } from '@test/app';
import { notifiedTasksOf } from '@test/notified-tasks';
import { notificationsOf } from '@test/notifications';
import { METADATA, claimsOf, decrypted } from '@test/push-service';
import { pushesOf } from '@test/pushes';
import { Role } from '@app/auth';
import { env } from '@app/config';

describe('messages by web push', () => {
  const api = startApi();
  const worker = notificationsOf(api);
  const { tell, postDirect } = worker;
  const { aToldTask, choose } = notifiedTasksOf(api, worker);
  const { received, answers, keys, origin, subscribe, subscribers, claim, runJobs, push, pushes, states, paths, letTimePass } = pushesOf(
    api,
    worker,
  );

  it('are read by the example of RFC 8291 in these tests', () => {
    const body =
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';
    const browser = { private_key: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', auth: 'BTBZMqHH6r4Tts7J_aSIgg' };
    expect(decrypted(Buffer.from(body, 'base64url'), browser)).toBe('When I grow up, I want to be a watermelon');
  });

  it('have a title and a link, encrypted for each browser and signed by the installation, and stand in the ledger', async () => {
    const { mentee, comment } = await aToldTask();
    const browsers = { '/send/phone': await subscribe(mentee, '/send/phone'), '/send/laptop': await subscribe(mentee, '/send/laptop') };
    await comment('A secret word');
    await tell();
    await push();
    expect(paths().sort()).toEqual(['/send/laptop', '/send/phone']);
    for (const request of received) {
      expect(browsers[request.path as '/send/phone'].read(request)).toEqual({
        title: 'New comment: Tune the cello',
        link: expect.stringMatching(/^http:\/\/localhost:8001\/.+\/open\/task\/\d+$/),
      });
      const { aud, sub, exp } = claimsOf(request, keys.VAPID_PUBLIC_KEY);
      expect([aud, sub]).toEqual([origin(), `mailto:${env.MAIL_FROM}`]);
      // RFC 8292 allows a day.
      expect(exp * 1_000 - Date.now()).toBeLessThan(86_400_000);
      expect(request.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' });
      expect(String(request.body)).not.toContain('cello');
    }
    expect(await states()).toEqual([['sent', null, 1]]);
    await push();
    expect(received).toHaveLength(2);
  });

  it('follow choice and quiet hours at the moment of delivery', async () => {
    const { mentee, comment } = await aToldTask();
    await subscribe(mentee);
    const types = (mode: string | null) => ({ types: [{ type: 'task.commented', push: mode }] });
    expect(await choose(mentee, types('daily'))).toMatchObject({ status: 422, body: { details: [{ field: 'types.0.push' }] } });
    await comment('One');
    await tell();
    await choose(mentee, types('off'));
    await push();
    expect(await states()).toEqual([['suppressed', 'preference', 1]]);

    await choose(mentee, { ...types(null), quiet_hours: { start: '00:00', end: '23:59' } });
    await comment('Two');
    await tell();
    await push();
    expect([(await states())[1], received]).toEqual([['deferred', null, 0], []]);
    await choose(mentee, { quiet_hours: null });
    await letTimePass();
    await push();
    expect([(await states())[1], received.length]).toEqual([['sent', null, 1], 1]);
  });

  it('are not sent to somebody who may not read the thing, or not sign in, any more', async () => {
    const { mentor, mentee, url, comment, mentorship_id } = await aToldTask();
    for (const one of [mentor, mentee]) await subscribe(one);
    await comment('One');
    await api.as(mentee).post(`${url}/comments`, { body: 'Two' });
    await tell();
    await api.rows(`UPDATE tasks SET mentor_id = NULL, reviewer_id = NULL WHERE mentorship_id = ${mentorship_id}`);
    await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${mentee.id}`);
    await push();
    expect([received, await states()]).toEqual([[], [1, 2].map(() => ['suppressed', 'lost_access', 1])]);
  });

  it('about the security of the account are sent at once, at night and whatever was chosen', async () => {
    const mina = await api.aSaved(Role.Mentor, { locale: 'en' });
    const browser = await subscribe(mina);
    await choose(mina, { quiet_hours: { start: '00:00', end: '23:59' }, working_days_only: true });
    await api.as(mina).post('/api/v1/api-keys', { name: 'x', scopes: ['task:list'] });
    await postDirect();
    await push();
    expect(received.map((request) => browser.read(request))).toMatchObject([{ title: 'A new API key has been created' }]);
    expect([received[0]!.headers.urgency, await states()]).toEqual(['high', [['sent', null, 1]]]);
  });

  it('of a burst are sent one after the other by one job, and wait if the first fails', async () => {
    const { mentee, comment } = await aToldTask();
    await subscribe(mentee);
    for (const text of ['One', 'Two', 'Three']) await comment(text);
    await tell();
    expect(await claim()).toMatchObject({ pushes: 1 });
    await runJobs();
    expect(await states()).toEqual([1, 2, 3].map(() => ['sent', null, 1]));

    answers.set(`/send/${mentee.id}`, 503);
    for (const text of ['Four', 'Five']) await comment(text);
    await tell();
    await push();
    await push();
    expect((await states()).slice(3)).toEqual([
      ['planned', null, 1],
      ['planned', null, 0],
    ]);
  });

  it('end a subscription that the service does not know, and are tried five times otherwise', async () => {
    const { mentee, comment } = await aToldTask();
    for (const status of [404, 410]) {
      await subscribe(mentee, `/send/${status}`);
      answers.set(`/send/${status}`, status);
    }
    await comment('One');
    await tell();
    await push();
    expect([await states(), await subscribers()]).toEqual([[['suppressed', 'no_address', 1]], []]);

    await subscribe(mentee, '/send/away');
    answers.set('/send/away', 'silence');
    await comment('Two');
    await tell();
    received.length = 0;
    for (let turn = 1; turn <= 7; turn++) {
      await push();
      await push();
      expect(received).toHaveLength(Math.min(turn, 5));
      await letTimePass();
      answers.set('/send/away', turn < 3 ? { location: 'https://169.254.169.254/latest/meta-data/' } : 503);
      if (turn === 2) expect((await pushes())[1]).toMatchObject({ status: 'planned', error: 'The push service answered 307.' });
    }
    expect((await pushes())[1]).toMatchObject({ status: 'failed', attempts: 5, error: 'The push service answered 503.' });
  });

  it('reach a browser though the services of others are down, elsewhere or in our network', async () => {
    const { mentee, comment } = await aToldTask();
    answers.set('/send/elsewhere', { location: `${origin()}/send/never` });
    await subscribe(mentee, '/send/elsewhere');
    await subscribe(mentee, '/latest/meta-data/', `https://${METADATA}`);
    await subscribe(mentee, '/send/down', 'https://push.example:1');
    await comment('One');
    await tell();
    await push();
    expect([paths(), await states()]).toEqual([['/send/elsewhere'], [['planned', null, 1]]]);
    await subscribe(mentee, '/send/laptop');
    await letTimePass();
    await push();
    expect(paths().slice(1).sort()).toEqual(['/send/elsewhere', '/send/laptop']);
    expect([await states(), (await subscribers()).length]).toEqual([[['sent', null, 2]], 4]);
  });

  it('are sent again after a worker was killed, five times at most', async () => {
    const { mentee, comment } = await aToldTask();
    await subscribe(mentee);
    await comment('One');
    await tell();
    await claim();
    await api.rows(`DELETE FROM outbox WHERE name = 'send_notification_push'`);
    await push();
    expect(received).toEqual([]);
    await letTimePass();
    await push();
    expect([received.length, await states()]).toEqual([1, [['sent', null, 2]]]);

    await comment('Two');
    await tell();
    await api.rows(`UPDATE notification_deliveries SET attempts = 5 WHERE channel = 'push' AND status = 'planned'`);
    await letTimePass();
    await push();
    expect((await states())[1]).toEqual(['failed', null, 5]);
  });
});
