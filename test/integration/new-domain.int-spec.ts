import { join } from 'node:path';
import { aSavedUser, empty, ownersSource } from '@test/database';
import { pageFiles, writePageFiles } from '@test/domain-page';
import { type Actor, Role, matrix, nameOf, sentencesAbout } from '@app/auth';
import { Database, options } from '@app/database';
import { NotFound } from '@app/errors';
import { eventNames } from '@app/events';
import { jobNames } from '@app/jobs';
import type { DataSource } from 'typeorm';

/** The classes and constants of the files of docs/add-a-domain.md. */
type Loaded = Record<string, any>;

describe('the domain of docs/add-a-domain.md', () => {
  const { folder, remove } = writePageFiles();
  const page: Loaded = {};
  let source: DataSource;

  beforeAll(async () => {
    for (const name of pageFiles().keys()) Object.assign(page, require(join(folder, name)));
    source = ownersSource({ entities: [...(options.entities as string[]), page.Notice] });
    await source.initialize();
    await empty();
    await migrate('up');
  });
  afterAll(async () => {
    await migrate('down');
    await source.destroy();
    remove();
  });

  const migrate = async (direction: 'up' | 'down') => {
    const runner = source.createQueryRunner();
    await new page.CreateNotices1795099999000()[direction](runner);
    await runner.release();
  };

  it('lists for each viewer what its policy lets them read', async () => {
    const actor = async (role: Role, company_id = 'sinfonia'): Promise<Actor> => ({
      ...(await aSavedUser(source, { role, company_id })),
      department_id: null,
      is_superuser: false,
    });
    const [anna, max, mina] = [await actor(Role.Admin), await actor(Role.Mentor), await actor(Role.Mentee)];
    const stranger = await actor(Role.Admin, 'elsewhere');
    const notices = new page.NoticesRepository(new Database(source));
    for (const [author, title] of [
      [max, 'Concert dress'],
      [anna, 'Buses'],
    ] as const)
      // prettier-ignore
      await notices.add(page.Notice.write({ title, body: 'See below.' }, author));

    const query = { page: 1, page_size: 20, ordering: ['title'] };
    const titles = async (viewer: Actor, more = {}) => JSON.parse((await notices.list(viewer, { ...query, ...more })).results).map(({ title }: Loaded) => title); // prettier-ignore
    expect(await titles(mina)).toEqual(['Buses', 'Concert dress']);
    expect(await titles(mina, { author_id: [max.id] })).toEqual(['Concert dress']);
    expect(await titles(stranger)).toEqual([]);

    const { update, read } = page.NoticesPolicy;
    const facts = await notices.subject(1);
    expect([anna, max, mina, stranger].map((one) => [read(one, facts), update(one, facts)])).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [false, false],
    ]);
    const service = new page.NoticesService(notices);
    expect(await new page.NoticesProcessor(service).sweep()).toEqual({ removed: 0 });
    expect(JSON.parse((await service.get(max, 1)).json)).toMatchObject({
      title: 'Concert dress',
      can: ['notice:read', 'notice:update', 'notice:delete'],
    });
    await expect(service.get(stranger, 1)).rejects.toThrow(NotFound);
  });

  it('says its permissions in words, and stores its event and its job under their names', () => {
    const { row } = matrix.find((permission) => nameOf(permission) === 'notice:update')!;
    expect(sentencesAbout(row)).toBe('Within the same company, admins and its author (mentors only) may call this.');
    expect([eventNames.has('NoticeWritten'), jobNames.has('remove_old_notices')]).toEqual([true, true]);
  });
});
