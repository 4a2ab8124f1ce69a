import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type SignedUpload, type Storage, keyIn } from '@app/storage';

/** Requests a signed URL, over a real connection or by injection. */
export type Ask = (url: string, request?: { method?: string; headers?: Record<string, string>; body?: Buffer }) => Promise<Told>;

export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

const PDF = 'application/pdf';

/** Tests for both storage drivers, from a client's point of view. */
export function keepsFiles(storage: () => Storage, ask: Ask): void {
  const bytes = randomBytes(1_000);
  const put = ({ url, headers }: SignedUpload, body: Buffer, others = {}) =>
    ask(url, { method: 'PUT', headers: { ...headers, ...others }, body });
  const signed = (key = keyIn('incoming'), lifetime_s = 60) => storage().uploadUrl({ key, size_bytes: 1_000, mime_type: PDF, lifetime_s });
  const sent = async () => {
    const key = keyIn('incoming');
    expect(await put(await signed(key), bytes)).toMatchObject({ status: 200 });
    return key;
  };

  it('takes what was announced, and gives it back as an attachment of that name and type', async () => {
    const key = await sent();
    expect(await storage().sizeOf(key)).toBe(1_000);
    const url = await storage().downloadUrl(key, { filename: '달빛 "quoted".pdf', mime_type: PDF, lifetime_s: 60 });
    const { status, headers, body } = await ask(url);
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers['content-type']).toBe(PDF);
    expect(headers['content-disposition']).toMatch(/^attachment; filename=.*filename\*=UTF-8''%EB%8B%AC%EB%B9%9B/);
  });

  it('gives a part of it where a part is asked for', async () => {
    const url = await storage().downloadUrl(await sent(), { filename: 'a.pdf', mime_type: PDF, lifetime_s: 60 });
    const { status, body, headers } = await ask(url, { headers: { range: 'bytes=10-19' } });
    expect([status, headers['content-range']]).toEqual([206, 'bytes 10-19/1000']);
    expect(body.equals(bytes.subarray(10, 20))).toBe(true);
  });

  it.each<[string, Buffer, Record<string, string>]>([
    ['a longer body', randomBytes(1_001), { 'content-length': '1001' }],
    ['a shorter body', randomBytes(999), { 'content-length': '999' }],
    ['another type', randomBytes(1_000), { 'content-type': 'text/html' }],
  ])('refuses %s than was signed', async (_, body, others) => {
    const key = keyIn('incoming');
    expect((await put(await signed(key), body, others)).status).toBe(403);
    expect(await storage().sizeOf(key)).toBeUndefined();
  });

  it('refuses another key, another method, a forged signature and a late request', async () => {
    const [key, other] = [keyIn('incoming'), keyIn('incoming')];
    const { url, headers } = await signed(key);
    const swapped = { url: url.replace(key, other), headers };
    const forged = { url: url.replace(/(signature=)[^&]+/i, '$1AAAA'), headers };
    expect((await put(swapped, bytes)).status).toBe(403);
    expect((await put(forged, bytes)).status).toBe(403);
    expect((await ask(url)).status).toBe(403);
    const late = await signed(key, 1);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await put(late, bytes)).status).toBe(403);
    for (const one of [key, other]) expect(await storage().sizeOf(one)).toBeUndefined();
  });

  it('refuses a download that says another name', async () => {
    const url = await storage().downloadUrl(await sent(), { filename: 'a.pdf', mime_type: PDF, lifetime_s: 60 });
    expect((await ask(url.replace('a.pdf', 'a.html'))).status).toBe(403);
  });

  it('keeps what comes as a stream, as a whole', async () => {
    const key = keyIn('objects');
    await storage().putStream(key, Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]), { size_bytes: 1_000, mime_type: PDF });
    expect((await buffer(await storage().read(key))).equals(bytes)).toBe(true);
    await storage().remove([key]);
  });

  it('copies what nothing changes any more', async () => {
    const [key, copy] = [await sent(), keyIn('objects')];
    expect(await storage().copy(key, copy)).toBe(true);
    await put(await signed(key), randomBytes(1_000));
    expect((await buffer(await storage().read(copy))).equals(bytes)).toBe(true);
    expect((await buffer(await storage().read(key))).equals(bytes)).toBe(false);
    expect(await storage().copy(keyIn('incoming'), keyIn('objects'))).toBe(false);
  });

  it('reads parts, keeps what is made here, lists it, and takes it away once or twice', async () => {
    const key = keyIn('derived');
    await storage().put(key, bytes, 'image/webp');
    expect((await buffer(await storage().read(key, { from: 5, to: 9 }))).equals(bytes.subarray(5, 10))).toBe(true);
    const listed = async () => {
      const keys: string[] = [];
      for await (const { key: found, size_bytes } of storage().list('derived', key.split('/')[1]!)) keys.push(`${found} ${size_bytes}`);
      return keys;
    };
    expect(await listed()).toContain(`${key} 1000`);
    await storage().remove([key]);
    await storage().remove([key]);
    expect(await listed()).not.toContain(`${key} 1000`);
    expect(await storage().sizeOf(key)).toBeUndefined();
  });

  it('withdraws what has come in, once or twice', async () => {
    const key = await sent();
    expect([await storage().withdraw(key), await storage().sizeOf(key)]).toEqual([true, undefined]);
    expect(await storage().withdraw(key)).toBe(true);
  });

  it('says that it can keep something, and of what is not there that it failed', async () => {
    await storage().check();
    await expect(storage().read(keyIn('objects'))).rejects.toMatchObject({ about: { code: 'E005' } });
  });
}
