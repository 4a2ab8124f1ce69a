import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GiveUp, JobFailure } from '@app/jobs';
import { PostOffice } from '@app/mail';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const letter = { to: 'mina@example.com', subject: '환영합니다, 미나', body: 'Hello\n\n안녕하세요' };

describe(PostOffice.name, () => {
  const directory = mkdtempSync(join(tmpdir(), 'mail-'));
  const settings = { directory, from: 'tutti@example.com', host: 'tutti.example.com' };
  afterAll(() => rmSync(directory, { recursive: true }));

  describe('without a server', () => {
    it('writes one complete file per job, however often it is sent', async () => {
      const office = new PostOffice(settings);
      await Promise.all([1, 2, 3].map(() => office.send('17', letter)));
      expect(readdirSync(directory)).toEqual(['17.eml']);
      const mail = readFileSync(join(directory, '17.eml'), 'utf8');
      expect(mail).toMatch(/^Message-ID: <17@tutti\.example\.com>\r$/m);
      expect(mail).toMatch(/^To: mina@example\.com\r$/m);
      expect(mail).toContain('Subject: =?UTF-8?');
      expect(mail).not.toMatch(/[^\r]\n/);
    });

    it('carries an invitation as a part that calendar programs take', async () => {
      const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
      await new PostOffice(settings).send('18', { ...letter, invitation: { method: 'REQUEST', content } });
      const mail = readFileSync(join(directory, '18.eml'), 'utf8');
      expect(mail).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/m);
      expect(mail).toContain('filename=invite.ics');
      rmSync(join(directory, '18.eml'));
    });

    it('removes files left half-written by a killed process, and none in progress', async () => {
      const [old, young] = [10, 11].map((end) => `${end}.eml.0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a${end}.tmp`) as [string, string];
      for (const draft of [old, young]) writeFileSync(join(directory, draft), 'Message-ID');
      const yesterday = new Date(Date.now() - 86_400_000);
      utimesSync(join(directory, old), yesterday, yesterday);
      await new PostOffice(settings).send('19', letter);
      expect(readdirSync(directory)).toEqual(expect.arrayContaining(['19.eml', young]));
      expect(readdirSync(directory)).not.toContain(old);
    });
  });

  describe('mails kept as files', () => {
    it('are deleted after their retention, and no other files are', async () => {
      const [office, now] = [new PostOffice(settings), Date.now()];
      for (const id of ['21', '22']) await office.send(id, letter);
      writeFileSync(join(directory, 'notes.txt'), '');
      for (const file of ['21.eml', 'notes.txt'])
        utimesSync(join(directory, file), new Date(now - 8 * 86_400_000), new Date(now - 8 * 86_400_000));
      expect(await office.purge(new Date(now - 7 * 86_400_000))).toBe(1);
      expect(readdirSync(directory)).toEqual(expect.arrayContaining(['22.eml', 'notes.txt']));
      expect(readdirSync(directory)).not.toContain('21.eml');
    });

    it('need no folder before the first mail', async () => {
      expect(await new PostOffice({ ...settings, directory: join(directory, 'nowhere') }).purge(new Date())).toBe(0);
    });
  });

  describe('with a server', () => {
    const received: { to: string[]; text: string }[] = [];
    let server: SMTPServer | undefined;

    async function serverThat(options: SMTPServerOptions): Promise<PostOffice> {
      server = new SMTPServer({
        disabledCommands: ['AUTH', 'STARTTLS'],
        onData(stream, session, done) {
          let text = '';
          stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          stream.on('end', () => {
            received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
            done();
          });
        },
        ...options,
      });
      server.listen(0, '127.0.0.1');
      await once(server.server, 'listening');
      return new PostOffice({ ...settings, smtp_url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` });
    }
    beforeEach(() => void (received.length = 0));
    afterEach(() => new Promise<void>((resolve) => server!.close(() => resolve())));

    const refusing = (responseCode: number): SMTPServerOptions => ({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such mailbox'), { responseCode })),
    });

    it('submits the mail with the job id as Message-ID, the same on every attempt', async () => {
      const office = await serverThat({});
      await office.send('18', letter);
      await office.send('18', letter);
      expect(received.map(({ to }) => to)).toEqual([['mina@example.com'], ['mina@example.com']]);
      for (const { text } of received) expect(text).toContain('Message-ID: <18@tutti.example.com>');
    });

    it('offers to end such mails by one click, and is otherwise as it was', async () => {
      const office = await serverThat({});
      const unsubscribe = `https://tutti.example/api/v1/notifications/unsubscribe?token=7.task.changes_requested.${'x'.repeat(43)}`;
      await office.send('notification-7', { ...letter, unsubscribe });
      await office.send('23', letter);
      const [withLink, without] = received.map(({ text }) => text) as [string, string];
      expect(withLink).toContain(`List-Unsubscribe: <${unsubscribe}>\r\n`);
      expect(withLink).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
      expect(withLink).toContain('Message-ID: <notification-7@tutti.example.com>');
      expect(without).not.toContain('List-Unsubscribe');
    });

    it('fails for good on a permanent refusal of the server', async () => {
      const office = await serverThat(refusing(550));
      await expect(office.send('19', letter)).rejects.toThrow(GiveUp);
      await expect(office.send('19', letter)).rejects.toThrow('The mail server refused the mail: 550 no such mailbox');
    });

    it('retries after a temporary refusal of the server', async () => {
      const office = await serverThat(refusing(451));
      const failure: unknown = await office.send('20', letter).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(JobFailure);
      expect(failure).not.toBeInstanceOf(GiveUp);
    });

    it('retries if the server is not reachable', async () => {
      const office = await serverThat({});
      await new Promise<void>((resolve) => server!.close(() => resolve()));
      const failure: unknown = await office.send('21', letter).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(JobFailure);
      expect(failure).not.toBeInstanceOf(GiveUp);
      await serverThat({});
    });

    it('sends to one recipient, whatever the address contains', async () => {
      const office = await serverThat({});
      await office.send('22', { ...letter, to: 'a@example.com, b@example.com' }).catch(() => undefined);
      expect(received.flatMap(({ to }) => to)).not.toContain('b@example.com');
    });
  });
});
