import sharp from 'sharp';
import { type Answer, startApi } from '@test/app';
import { anImage, attachmentsOf } from '@test/attachments';
import { Role } from '@app/auth';
import { FilePurpose } from '@library/files';
import type { User } from '@organisation/users/user.entity';

const problem = ({ status, body }: Answer) => [status, body.error];
const PATH = /^\/pictures\/[\da-f]{64}\.webp$/;

describe('pictures', () => {
  const api = startApi();
  const { send, process, drawing: draw, wipe, statusOf } = attachmentsOf(api);
  beforeAll(() => draw().onModuleInit());
  const upload = async (user: User, bytes?: Buffer, mime_type = 'image/jpeg') =>
    send(user, bytes ?? (await anImage('jpeg', 60, 40)), { filename: 'me.jpg', mime_type, purpose: FilePurpose.Picture });
  /** The worker's part: draws the picture, and shows it. */
  const shown = async (id: string) => {
    await process(id);
    await draw().show(id);
  };
  const profile = async (user: User) => (await api.as(user).get('/api/v1/auth/me')).body.profile_image as string | null;

  it('are set by an upload, drawn anew as a square, public at a path, and gone when replaced or removed', async () => {
    const [mina, max] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor)];
    const first = await upload(mina);
    const set = await api.as(mina).patch('/api/v1/user/profile', { profile_image: first, position: 'Viola' });
    expect([set.status, set.body.profile_image, set.body.position]).toEqual([200, null, 'Viola']);
    await shown(first);
    const path = (await profile(mina))!;
    expect(path).toMatch(PATH);

    const got = await api.app().inject({ url: path });
    expect(got).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' } });
    expect(got.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(await sharp(got.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 40, height: 40 });
    expect(got.rawPayload.includes('secret place')).toBe(false);
    const again = await api.app().inject({ url: path, headers: { 'if-none-match': String(got.headers.etag) } });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    expect(got.headers).not.toHaveProperty('ratelimit');

    // Somebody else with the same file has another path.
    const same = await upload(max);
    await api.as(max).patch('/api/v1/user/profile', { profile_image: same });
    await shown(same);
    expect(await profile(max)).not.toBe(path);

    const second = await upload(mina);
    await api.as(mina).patch(`/api/v1/users/${mina.id}`, { profile_image: second });
    expect([await profile(mina), (await api.app().inject({ url: path })).statusCode]).toEqual([path, 200]);
    await shown(second);
    const next = (await profile(mina))!;
    expect([next === path, (await api.app().inject({ url: path })).statusCode]).toEqual([false, 404]);
    await wipe();
    expect(await statusOf(mina, first)).toBe('deleted');
    expect((await api.as(mina).patch('/api/v1/user/profile', { profile_image: null })).body.profile_image).toBeNull();
    expect((await api.app().inject({ url: next })).statusCode).toBe(404);
    await wipe();
    expect(await api.rows(`SELECT 1 FROM stored_objects WHERE user_id = ${mina.id}`)).toEqual([]);
  });

  it('are shown in the order in which they were set, and never after they were removed', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const [a, b] = [await upload(mina), await upload(mina)];
    await api.as(mina).patch('/api/v1/user/profile', { profile_image: a });
    await api.as(mina).patch('/api/v1/user/profile', { profile_image: b });
    await shown(a);
    expect(await profile(mina)).toBeNull();
    await shown(b);
    expect(await profile(mina)).toMatch(PATH);
    const c = await upload(mina);
    await api.as(mina).patch('/api/v1/user/profile', { profile_image: c });
    await api.as(mina).patch('/api/v1/user/profile', { profile_image: null });
    await shown(c);
    expect(await profile(mina)).toBeNull();
    await draw().forgetPerson(mina.id);
    expect(await api.rows('SELECT 1 FROM pictures')).toEqual([]);
  });

  it('are refused: URLs, uploads of others, of another purpose or type, bombs, and people who have not shown their address', async () => {
    const [mina, max, admin] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor), await api.aSaved(Role.Admin)];
    const set = async (user: User, profile_image: unknown, of = user) =>
      problem(await api.as(user).patch(`/api/v1/users/${of.id}`, { profile_image }));
    expect((await set(mina, 'https://example.com/me.webp'))[0]).toBe(422);
    expect(await set(mina, await upload(max))).toEqual([404, 'FILE_NOT_FOUND']);
    expect(await set(max, await upload(max), mina)).toEqual([403, 'FORBIDDEN']);
    const other = await send(mina, await anImage(), { mime_type: 'image/png', purpose: FilePurpose.Attachment });
    expect(await set(mina, other)).toEqual([409, 'UPLOAD_PURPOSE_WRONG']);
    const own = await upload(mina);
    expect((await api.as(mina).patch('/api/v1/user/profile', { profile_image: own })).status).toBe(200);
    expect(await set(mina, own)).toEqual([409, 'UPLOAD_OVER']);
    expect((await api.as(admin).patch(`/api/v1/users/${mina.id}`, { profile_image: await upload(admin) })).status).toBe(200);

    const huge = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const broken = (await anImage('png')).subarray(0, 60);
    for (const [bytes, failure] of [
      [huge, 'too_large'],
      [broken, 'damaged'],
    ] as const) {
      const id = await upload(max, bytes, 'image/png');
      await api.as(max).patch('/api/v1/user/profile', { profile_image: id });
      await process(id);
      expect((await api.as(max).get(`/api/v1/files/uploads/${id}`)).body).toMatchObject({ status: 'failed', failure });
      await draw().drop(id);
      expect(await profile(max)).toBeNull();
    }
    const stranger = await api.aSaved(Role.Mentee, { company_id: null, email_verified_at: null });
    expect(await set(stranger, await upload(stranger))).toEqual([403, 'ADDRESS_NOT_CONFIRMED']);
  });

  it('of a company are its logo, which its admins set', async () => {
    const [admin, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentee)];
    const url = '/api/v1/companies/sinfonia';
    const id = await upload(admin, await anImage('png', 90, 30), 'image/png');
    expect(problem(await api.as(mentee).patch(url, { logo: await upload(mentee) }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(admin).patch(url, { logo: id })).body.logo).toBeNull();
    await shown(id);
    const { logo } = (await api.as(mentee).get(url)).body;
    expect(logo).toMatch(PATH);
    expect(await sharp((await api.app().inject({ url: logo as string })).rawPayload).metadata()).toMatchObject({ width: 90, height: 30 });
    expect((await api.as(admin).patch(url, { logo: null })).body.logo).toBeNull();
    expect((await api.app().inject({ url: logo as string })).statusCode).toBe(404);
  });

  it('are 404 at paths that nobody has', async () => {
    for (const url of [
      '/pictures/x.webp',
      `/pictures/${'0'.repeat(64)}.webp`,
      `/pictures/${'0'.repeat(64)}.png`,
      '/pictures/..%2f..%2fetc%2fpasswd',
    ])
      expect((await api.app().inject({ url })).statusCode).toBe(404);
  });
});
