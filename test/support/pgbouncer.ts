import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/up/src/ports';
import { connect } from '../../apps/up/src/postgres';
import { identity } from '../../apps/up/src/postgres-places';
import { eventually } from './eventually';

export interface Pooler {
  /** URLs of the pooler, one for each of the given URLs. */
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** Debian's PgBouncer in transaction mode, with so many connections to what each of `given` leads to, and `settings` besides. */
export async function startPgBouncer(given: readonly string[], connections: number, settings: readonly string[] = []): Promise<Pooler> {
  const own = await freePort();
  const file = join(mkdtempSync(join(tmpdir(), 'tutti-pooler-')), 'pgbouncer.ini');
  const lines = [
    '[databases]',
    ...given.map((url) => {
      const { hostname, port, username, password, pathname } = new URL(url);
      return `${username} = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}`;
    }),
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${own}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    `default_pool_size = ${connections}`,
    'max_client_conn = 200',
    ...settings,
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  chmodSync(join(file, '..'), 0o711);
  if (identity.uid !== undefined) chownSync(file, identity.uid, identity.gid!);
  const child = spawn('pgbouncer', ['--quiet', file], { ...identity, stdio: 'ignore' });
  const failure = new Promise<never>((_, reject) => child.once('error', reject));
  failure.catch(() => undefined);
  const stop = async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  const urls = given.map((url) => Object.assign(new URL(url), { port: String(own), pathname: new URL(url).username }).href);
  const answers = eventually(() => connect(urls[0]!).then(() => true, () => false)); // prettier-ignore
  await Promise.race([answers, failure]);
  return { urls, stop };
}
