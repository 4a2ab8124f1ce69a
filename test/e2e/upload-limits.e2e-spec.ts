import { startApi } from '@test/app';
import { aPdf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { DownloadsService } from '@library/files';
import { MOST_PAGES } from '@library/files/downloads.service';
import { MOST_FILES, MOST_OPEN } from '@library/files/uploads.service';
import { COMPANYLESS_BYTES } from '@library/quota/quota-plan';
import type { User } from '@organisation/users/user.entity';

describe('limits of the store', () => {
  const api = startApi();
  const { announce, upload, quotaOf } = uploadsOf(api);
  const { removeObjects } = filesWorkerOf(api);
  const cancel = (user: User, upload_id: string) => api.as(user).post('/api/v1/files/upload-cancel', { upload_id });

  it('cap the number of files and of concurrent uploads', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const fill = (count: number, status: string) =>
      api.rows(`INSERT INTO files (id, user_id, company_id, purpose, filename, mime_type, size_bytes, status, expires_at, object_id)
        SELECT gen_random_uuid(), ${mina.id}, 'sinfonia', 'score', 'a.pdf', 'application/pdf', 1, '${status}', now(),
          CASE '${status}' WHEN 'ready' THEN (SELECT id FROM stored_objects) END FROM generate_series(1, ${count})`);
    await upload(mina, aPdf());
    await fill(300, 'cancelled');
    await fill(MOST_OPEN - 1, 'reserved');
    const answers = await Promise.all([1, 2, 3].map(() => announce(mina, { size: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ error: 'TOO_MANY_FILES', code: 'E273' });
    expect(await quotaOf(mina)).toMatchObject({ reserved: 1 });
    await api.rows("DELETE FROM files WHERE status = 'reserved'");
    await fill(MOST_FILES - 1, 'ready');
    expect((await announce(mina, { size: 1 })).status).toBe(409);
    await api.rows("DELETE FROM files WHERE id = (SELECT id FROM files WHERE status = 'ready' LIMIT 1)");
    expect((await announce(mina, { size: 1 })).status).toBe(201);
  });

  it('cap the page images, which are free of charge: the oldest ones are removed', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const id = await upload(mina, aPdf());
    await api.rows(`INSERT INTO derived_objects (id, file_id, name, mime_type, size_bytes, created_at)
      SELECT gen_random_uuid(), '${id}', CASE n WHEN 0 THEN 'thumbnail' ELSE 'page-' || n END, 'image/webp', 9, now() - interval '1 day' + n * interval '1 second'
      FROM generate_series(0, ${MOST_PAGES}) n`);
    await api.get(DownloadsService).keepDerived(id, `page-${MOST_PAGES + 1}`, Buffer.from('picture'), 'image/webp');
    const gone = await api.rows(`SELECT n FROM generate_series(0, ${MOST_PAGES + 1}) n WHERE NOT EXISTS (
      SELECT FROM derived_objects WHERE name = CASE n WHEN 0 THEN 'thumbnail' ELSE 'page-' || n END)`);
    expect(gone).toEqual([{ n: 1 }]);
    const jobs = await api.rows(
      "SELECT next_at > now() + interval '5 minutes' AS is_late FROM outbox WHERE payload::text LIKE '%derived/%'",
    );
    expect(jobs).toEqual([{ is_late: true }]);
  });

  it('cap all users without a company together, and do not reveal their usage', async () => {
    const [joon, eva, mina] = [
      await api.aSaved(Role.Mentee, { company_id: null }),
      await api.aSaved(Role.Mentee, { company_id: null }),
      await api.aSaved(Role.Mentee),
    ];
    await api.rows(`INSERT INTO companyless_quotas (id, used_bytes) VALUES (1, ${COMPANYLESS_BYTES - 250})`);
    expect((await quotaOf(joon)).available).toBe(250);
    const answers = await Promise.all([joon, eva, joon, eva].map((user) => announce(user)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 413, 413]);
    const { body } = answers.find(({ status }) => status === 413)!;
    expect(body).toMatchObject({ code: 'E001', error: 'QUOTA_EXCEEDED' });
    expect(body.details).toEqual([{ field: 'size', message: expect.stringContaining('without a company'), requested: 100 }]);
    expect((await announce(mina)).status).toBe(201);
    expect((await quotaOf(eva)).available).toBe(50);
    for (const [at, user] of [joon, eva, joon, eva].entries())
      if (answers[at]!.status === 201) await cancel(user, answers[at]!.body.upload_id as string);
    await removeObjects();
    const [pool] = await api.rows('SELECT used_bytes::bigint AS used, reserved_bytes::int AS reserved FROM companyless_quotas');
    expect(pool).toEqual({ used: COMPANYLESS_BYTES - 250, reserved: 0 });
  });
});
