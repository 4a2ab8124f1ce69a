import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '@app/storage';

const READY_WITHIN_MS = 180_000;

/** A real S3 server with an empty bucket. It checks every signature. */
export interface Gateway {
  readonly settings: S3Settings;
  stop(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const [port, mon, mon_v1] = await Promise.all([freePort(), freePort(), freePort()]);
  const ports = { PORT: String(port), MON_PORT: String(mon), MON_V1_PORT: String(mon_v1) };
  const directory = mkdtempSync(join(tmpdir(), 'tutti-rgw-'));
  const script = spawn(join(__dirname, 'rgw-up.sh'), {
    env: { ...process.env, ...ports, DIRECTORY: directory },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(script, 'exit');
  const stop = async () => {
    script.stdin.end();
    await gone;
  };
  await readiness(script.stdout, gone).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'tutti',
    access_key_id: 'AKTEST',
    secret_access_key: 'SKTEST',
    path_style: true,
  };
  await makeBucket(settings);
  return { settings, stop };
}

async function readiness(output: NodeJS.ReadableStream, gone: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    output.on('data', (said: Buffer) => said.includes('READY') && resolve());
    void gone.then(() => reject(new Error('The gateway has gone before it was ready. Are its packages installed?')));
    timer = setTimeout(() => reject(new Error('The gateway is not ready.')), READY_WITHIN_MS);
  });
  await ready.finally(() => clearTimeout(timer));
}

async function makeBucket({ endpoint, region, bucket, access_key_id, secret_access_key }: S3Settings): Promise<void> {
  const credentials = { accessKeyId: access_key_id, secretAccessKey: secret_access_key };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
