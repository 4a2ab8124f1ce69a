import { aSavedMentorship, aSavedUser, useDatabase } from '@test/database';
import { Role } from '@app/auth';
import { Database, publicChangesOf, sql } from '@app/database';
import { Company } from '@organisation/companies/company.entity';
import { Mentorship } from '@programmes/mentorships/mentorship.entity';
import { User } from '@organisation/users/user.entity';

describe('Entities', () => {
  const { db, source } = useDatabase();
  const elsewhere = new Database(source);
  const nowhere = sql`false`;

  it('equal those that TypeORM reads from the same rows: times, dates and lists included', async () => {
    const mentor = await aSavedUser(source, { role: Role.Mentor, tags: ['strings', '현악'], join_date: '2026-03-01', first_name: null });
    const mentee = await aSavedUser(source, { role: Role.Mentee });
    const { id } = await aSavedMentorship(source, { mentor_id: mentor.id, mentee_id: mentee.id });

    const found = await Promise.all([
      db.find(User, sql`id = ${mentor.id}`),
      db.find(Mentorship, sql`id = ${id}`),
      db.find(Company, sql`id = ${mentor.company_id}`),
    ]);
    const made = await Promise.all([
      source.manager.findOneBy(User, { id: mentor.id }),
      source.manager.findOneBy(Mentorship, { id }),
      source.manager.findOneBy(Company, { id: mentor.company_id! }),
    ]);
    expect(found).toStrictEqual(made);
  });

  it('can be read from every table that has an entity', async () => {
    for (const { target } of source.entityMetadatas) expect(await db.findAll(target as new () => object, nowhere)).toEqual([]);
  });

  it('are locked and remembered until the transaction ends', async () => {
    const { id } = await aSavedUser(source, { name: 'Mina' });
    await db.transaction(async () => {
      const user = (await db.findForUpdate(User, sql`id = ${id}`))!;
      expect(publicChangesOf(user)).toEqual({});
      Object.assign(user, { position: 'Concertmaster' });
      expect(Object.keys(publicChangesOf(user))).toEqual(['position']);
      expect(await elsewhere.transaction(() => elsewhere.claimAvailable(User, sql`id = ${id}`))).toEqual([]);
    });
    expect(await db.transaction(() => db.claimAvailable(User, sql`id = ${id}`))).toEqual([expect.objectContaining({ id })]);
    expect(await db.transaction(() => db.findForUpdate(User, nowhere))).toBeNull();
  });

  it('cannot be locked outside a transaction', async () => {
    await expect(db.findForUpdate(User, nowhere)).rejects.toThrow('in a transaction');
  });

  it('take over values that the database decides on insert', async () => {
    const [first, second] = ['a', 'b'].map((name) => Object.assign(new Company(), { id: name, name }));
    await db.add(first!, second!);
    await db.add();
    expect([first, second]).toEqual([
      expect.objectContaining({ version: 1, created_at: expect.any(String) }),
      expect.objectContaining({ version: 1, created_at: expect.any(String) }),
    ]);
  });

  it('are inserted as TypeORM reads them: lists, dates, times, JSON, 64-bit numbers and nulls', async () => {
    const big = 2 ** 40;
    const company = Object.assign(new Company(), {
      id: 'a',
      name: "A's \\ \u0001",
      settings: { list: [1, null, 'x'] },
      quota_bytes: big,
      logo: null,
    });
    await db.add(company);
    expect({ ...company }).toMatchObject({ ...(await source.manager.findOneByOrFail(Company, { id: 'a' })) });

    const fields = { company_id: 'a', email: 'mina@example.com', name: 'Mina', role: Role.Mentor, join_date: '2026-03-01' };
    const user = Object.assign(new User(), { ...fields, tags: ['현악', 'a,b', '"{}'], email_verified_at: '2026-03-01T10:00:00.5+00:00' });
    await db.add(user);
    const made = await source.manager.findOneByOrFail(User, { id: user.id });
    expect(made).toMatchObject({ ...user });
    expect(made).toMatchObject({ first_name: null, password_hash: null, version: 1 });
  });

  it('are saved with only the changed columns and the next version', async () => {
    const { id } = await aSavedUser(source, { name: 'Mina', position: 'Cellist', tags: ['strings'] });
    await db.transaction(async () => {
      const user = (await db.findForUpdate(User, sql`id = ${id}`))!;
      await db.rows(sql`UPDATE users SET position = 'Concertmaster' WHERE id = ${id}`);
      await db.save(user);
      expect(user.version).toBe(1);
      Object.assign(user, { name: 'Mina Seo', tags: [], first_name: null });
      await db.save(user);
      expect(user.version).toBe(2);
    });
    const made = await source.manager.findOneByOrFail(User, { id });
    expect(made).toMatchObject({ name: 'Mina Seo', tags: [], first_name: null, position: 'Concertmaster', version: 2 });
  });

  it('are inserted together with one statement, each with its own id', async () => {
    const company = await aSavedUser(source);
    const people = ['a', 'b', 'c'].map((name) =>
      Object.assign(new User(), { company_id: company.company_id, email: `${name}@example.com`, name, role: Role.Mentee, tags: [name] }),
    );
    await db.add(...people);
    const made = await Promise.all(people.map(({ id }) => source.manager.findOneByOrFail(User, { id })));
    expect(made).toMatchObject(people.map((person) => ({ ...person })));
  });

  it('are inserted unless a unique value is taken, and the caller learns which were', async () => {
    const [first, second] = ['First', 'Second'].map((name) => Object.assign(new Company(), { id: 'a', name }));
    expect([await db.addIfFree(first!), await db.addIfFree(second!)]).toEqual([true, false]);
    expect(await db.find(Company, sql`id = 'a'`)).toMatchObject({ name: 'First' });
  });
});
