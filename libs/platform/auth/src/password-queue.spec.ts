import { type ClientConnection, withContext } from '@app/context';
import { PasswordQueue } from './password-queue';

class FakeClient implements ClientConnection {
  isGone = false;
  private listener?: () => void;

  onGone(listener: () => void) {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  hangUp() {
    this.isGone = true;
    this.listener?.();
  }
}

describe(PasswordQueue.name, () => {
  const UNAVAILABLE = { about: { error: 'UNAVAILABLE' }, retry_after_s: 10 };
  const started: string[] = [];
  /** Functions that end the running tasks, in the order in which these began. */
  const running: (() => void)[] = [];
  beforeEach(() => void (started.splice(0), running.splice(0)));

  const aQueue = (given: object = {}) => new PasswordQueue({ at_once: 1, deadline_ms: 5_000, max_waiting: 10, max_of_payer: 5, ...given });
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => running.push(() => resolve(name)));
  };
  const from = <T>(address: string, ask: () => T, connection: ClientConnection = new FakeClient()): T =>
    withContext({ request_id: 'test', address, connection }, ask);
  /** Runs all waiting tasks, one after the other. */
  const drain = async () => {
    for (let next = running.shift(); next; next = running.shift()) {
      next();
      await new Promise(setImmediate);
    }
  };
  const outcome = (task: Promise<unknown>) => task.catch((error: unknown) => error);

  it('runs a later verification before waiting hashes', async () => {
    const queue = aQueue();
    const hashes = [1, 2, 3].map((n) => from('203.0.113.1', () => queue.run('hash', work(`hash ${n}`))));
    const verify = from('203.0.113.2', () => queue.run('verify', work('verify')));
    await drain();
    expect(started).toEqual(['hash 1', 'verify', 'hash 2', 'hash 3']);
    expect(await Promise.all([...hashes, verify])).toEqual(['hash 1', 'hash 2', 'hash 3', 'verify']);
  });

  it('serves networks in turn', async () => {
    const queue = aQueue();
    for (const name of ['a1', 'a2', 'a3']) void from('203.0.113.1', () => queue.run('verify', work(name)));
    for (const name of ['b1', 'b2']) void from('203.0.113.2', () => queue.run('verify', work(name)));
    void from('2001:db8::1', () => queue.run('verify', work('c1')));
    void from('2001:db8::2', () => queue.run('verify', work('c2')));
    await drain();
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'c2']);
  });

  it('drops the work of a disconnected client and frees its place at once', async () => {
    const queue = aQueue({ max_of_payer: 1 });
    void from('203.0.113.1', () => queue.run('hash', work('first')));
    const client = new FakeClient();
    const gone = outcome(from('203.0.113.1', () => queue.run('hash', work('gone')), client));
    client.hangUp();
    expect(await gone).toMatchObject(UNAVAILABLE);
    void from('203.0.113.1', () => queue.run('hash', work('next')));
    await drain();
    expect(started).toEqual(['first', 'next']);
  });

  it('refuses with 503 and Retry-After at the deadline', async () => {
    const queue = aQueue({ deadline_ms: 20 });
    void from('203.0.113.1', () => queue.run('hash', work('first')));
    const late = outcome(from('203.0.113.1', () => queue.run('hash', work('late'))));
    const overdue = outcome(from('203.0.113.2', () => queue.run('verify', work('overdue'))));
    const began = performance.now();
    while (performance.now() - began < 30); // Timers are late because the process is busy.
    await drain();
    for (const refusal of await Promise.all([late, overdue])) expect(refusal).toMatchObject(UNAVAILABLE);
    expect(started).toEqual(['first']);
  });

  it('limits the waiting work per payer and in total', async () => {
    const queue = aQueue({ max_waiting: 3, max_of_payer: 2 });
    void from('203.0.113.1', () => queue.run('hash', work('running')));
    const asked = (address: string) => outcome(from(address, () => queue.run('hash', work(address))));
    const ofOne = [asked('203.0.113.1'), asked('203.0.113.1'), asked('203.0.113.1')];
    expect(await ofOne[2]).toMatchObject(UNAVAILABLE);
    const others = [asked('203.0.113.2'), asked('203.0.113.3')];
    expect(await others[1]).toMatchObject(UNAVAILABLE);
    await drain();
    expect(started).toEqual(['running', '203.0.113.1', '203.0.113.2', '203.0.113.1']);
  });

  it('runs work of jobs and commands last', async () => {
    const queue = aQueue({ deadline_ms: 1, max_of_payer: 1 });
    const tasks = [1, 2, 3].map((n) => queue.run('hash', work(String(n))));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await drain();
    expect(await Promise.all(tasks)).toEqual(['1', '2', '3']);
  });

  it('continues after a failure', async () => {
    const queue = aQueue();
    await expect(queue.run('hash', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    void queue.run('hash', work('next'));
    expect(started).toEqual(['next']);
  });
});
