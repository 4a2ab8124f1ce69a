import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Server, type Socket, createServer as createNetServer } from 'node:net';
import { eventually } from '@test/eventually';
import { env } from '@app/config';
import { AddressRules } from './address-rules';
import { Outbound } from './outbound';

const LOOPBACK = ['127.0.0.1/32'];
const QUICK = { connect_ms: 300, total_ms: 400 };

describe(Outbound.name, () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    Object.assign(env, { NODE_ENV: 'test' });
  });

  const listening = async (server: Server): Promise<number> => {
    servers.push(server.listen(0, '127.0.0.1'));
    server.on('connection', (socket: Socket) => sockets.push(socket));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const answering = (listener: RequestListener) => listening(createServer(listener));

  /** An outbound to which names resolve as given: one answer for each lookup, the last one for all that follow. */
  const setUp = (answers: string[][] = [['127.0.0.1']], opened: readonly string[] = LOOPBACK) => {
    const asked: string[] = [];
    const names = { of: (name: string) => Promise.resolve(answers[Math.min(asked.push(name), answers.length) - 1]!) };
    const outbound = new Outbound(names, new AddressRules(opened));
    const post = (url: string, limits = QUICK) => outbound.post({ url, headers: { 'content-type': 'text/plain' }, body: '보잉' }, limits);
    return { post, asked };
  };

  it('sends method, headers and body, and returns the status alone', async () => {
    const received: unknown[] = [];
    const port = await answering((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push([
          request.method,
          request.url,
          request.headers.host,
          request.headers['content-length'],
          String(Buffer.concat(chunks)),
        ]);
        response.writeHead(201).end('a secret of the receiver');
      });
    });
    const { post } = setUp();
    expect(await post(`http://hooks.example:${port}/in?a=1`)).toEqual({ status: 201 });
    expect(received).toEqual([['POST', '/in?a=1', `hooks.example:${port}`, '6', '보잉']]);
  });

  it('connects to no address that is not public, in whatever form it is written', async () => {
    const { post, asked } = setUp([[]], []);
    const forms = [
      ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::7f00:1]'],
      ...['169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '[::ffff:a9fe:a9fe]', '[fe80::1]', '[fd00:ec2::254]'],
      ...['10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '100.100.100.200', '198.18.0.1', '192.0.0.192', '168.63.129.16'],
      ...['224.0.0.1', '255.255.255.255', '[ff02::1]', '[fc00::1]', '[fec0::1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[2001:db8::1]'],
      ...['[64:ff9b::127.0.0.1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]'],
    ];
    for (const form of forms) await expect(post(`http://${form}:9/`)).rejects.toMatchObject({ kind: 'address_refused' });
    expect(asked).toEqual([]);
  });

  it('connects to no name that leads to such an address', async () => {
    for (const address of [
      '127.0.0.1',
      '169.254.169.254',
      '::1',
      '::ffff:10.0.0.1',
      '64:ff9b::7f00:1',
      'fd00::1',
      'fe80::1%eth0',
      'nonsense',
    ]) {
      const { post } = setUp([[address]], []);
      await expect(post('http://hooks.example/')).rejects.toMatchObject({ kind: 'address_refused' });
    }
    await expect(setUp([[]]).post('http://hooks.example/')).rejects.toMatchObject({ kind: 'unresolved' });
  });

  it('connects to the checked address only, though the name has others or leads elsewhere a moment later', async () => {
    let requests = 0;
    const port = await answering((_, response) => (requests++, response.end()));
    const { post, asked } = setUp([['10.0.0.1', '127.0.0.1', '::1'], ['169.254.169.254']]);
    expect(await post(`http://rebinding.example:${port}/`)).toEqual({ status: 200 });
    await expect(post(`http://rebinding.example:${port}/`)).rejects.toMatchObject({ kind: 'address_refused' });
    // Once for each request: between the check and the connection, nobody asks again.
    expect([asked.length, requests]).toEqual([2, 1]);
  });

  it('follows no redirect', async () => {
    let elsewhere = 0;
    const other = await answering((_, response) => (elsewhere++, response.end()));
    for (const location of ['http://169.254.169.254/latest/meta-data/', `http://127.0.0.1:${other}/`]) {
      const port = await answering((_, response) => response.writeHead(307, { location }).end());
      expect(await setUp().post(`http://hooks.example:${port}/`)).toEqual({ status: 307 });
    }
    expect(elsewhere).toBe(0);
  });

  it('refuses other protocols, userinfo and text that is no URL', async () => {
    for (const url of [
      'ftp://hooks.example/',
      'file:///etc/passwd',
      'http://user:word@hooks.example/',
      'http://user@hooks.example/',
      'hooks',
      '',
    ])
      await expect(setUp().post(url)).rejects.toMatchObject({ kind: 'url_refused' });
  });

  it('sends nothing readable in production, except to networks that are opened', async () => {
    Object.assign(env, { NODE_ENV: 'production' });
    const port = await answering((_, response) => response.end());
    expect(await setUp().post(`http://hooks.example:${port}/`)).toEqual({ status: 200 });
    await expect(setUp([['93.184.215.14']]).post('http://hooks.example/')).rejects.toMatchObject({ kind: 'not_https' });
    await expect(setUp().post('http://93.184.215.14/')).rejects.toMatchObject({ kind: 'not_https' });
  });

  it('gives up on a server that accepts and says nothing, and on one that trickles its head', async () => {
    const silent = await listening(createNetServer(() => undefined));
    await expect(setUp().post(`http://hooks.example:${silent}/`)).rejects.toMatchObject({ kind: 'timeout' });
    const trickling = await listening(
      createNetServer((socket) => {
        const timer = setInterval(() => socket.write('x-more: 1\r\n'), 20);
        socket.write('HTTP/1.1 200 OK\r\n');
        socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
      }),
    );
    await expect(setUp().post(`http://hooks.example:${trickling}/`)).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('gives up on a name server that does not answer', async () => {
    const names = { of: () => new Promise<never>(() => undefined) };
    const outbound = new Outbound(names, new AddressRules(LOOPBACK));
    const sent = outbound.post({ url: 'http://hooks.example/', headers: {}, body: '' }, QUICK);
    await expect(sent).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('takes the status of a server whose body never ends, and reads little of it', async () => {
    let chunks = 0;
    let isGone = false;
    const endless = await answering((_, response) => {
      const timer = setInterval(() => (chunks++, response.write(Buffer.alloc(16_384))), 20);
      response.on('close', () => {
        clearInterval(timer);
        isGone = true;
      });
    });
    expect(await setUp().post(`http://hooks.example:${endless}/`)).toEqual({ status: 200 });
    await eventually(() => Promise.resolve(isGone));
    // 64 KiB are four chunks. The time alone would allow fifty.
    expect(chunks).toBeLessThan(25);
    const hanging = await answering((_, response) => void response.write('more to come'));
    const before = Date.now();
    expect(await setUp().post(`http://hooks.example:${hanging}/`)).toEqual({ status: 200 });
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('says how a connection failed', async () => {
    const closed = await answering(() => undefined);
    await new Promise((done) => servers.pop()!.close(done));
    await expect(setUp().post(`http://hooks.example:${closed}/`)).rejects.toMatchObject({ kind: 'unreachable' });
    const rude = await listening(createNetServer((socket) => void socket.once('data', () => socket.destroy())));
    await expect(setUp().post(`http://hooks.example:${rude}/`)).rejects.toMatchObject({ kind: 'broken_answer' });
    const other = await listening(createNetServer((socket) => void socket.once('data', () => socket.end('220 mail.example ESMTP\r\n'))));
    await expect(setUp().post(`http://hooks.example:${other}/`)).rejects.toMatchObject({ kind: 'broken_answer' });
    const wordy = await answering((_, response) => response.writeHead(200, { 'x-long': 'a'.repeat(20_000) }).end());
    await expect(setUp().post(`http://hooks.example:${wordy}/`)).rejects.toMatchObject({ kind: 'broken_answer' });
  });

  it('trusts no certificate that nobody has signed', async () => {
    let requests = 0;
    const port = await listening(createTlsServer(selfSigned(), (_, response) => (requests++, response.end())));
    await expect(setUp().post(`https://hooks.example:${port}/`)).rejects.toMatchObject({ kind: 'tls' });
    expect(requests).toBe(0);
    const plain = await answering((_, response) => response.end());
    await expect(setUp().post(`https://hooks.example:${plain}/`)).rejects.toMatchObject({ kind: 'tls' });
  });
});

/** A key and a certificate that it has signed itself. */
function selfSigned() {
  const make = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=hooks.example',
    '-keyout',
    '-',
  ];
  const pem = execFileSync('openssl', make, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return { key: pem, cert: pem };
}
