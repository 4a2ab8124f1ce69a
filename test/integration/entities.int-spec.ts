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

  it('are what TypeORM makes of the same rows, moments, days, lists and all', async () => {
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

  it('can be read for every table that has one', async () => {
    for (const { target } of source.entityMetadatas) expect(await db.findAll(target as new () => object, nowhere)).toEqual([]);
  });

  it('that are held are remembered, and nobody else has them until the transaction ends', async () => {
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

  it('are not held for nobody: outside a transaction that would end at once', async () => {
    await expect(db.findForUpdate(User, nowhere)).rejects.toThrow('in a transaction');
  });

  it('that are added take over what the database decides', async () => {
    const [first, second] = ['a', 'b'].map((name) => Object.assign(new Company(), { id: name, name }));
    await db.add(first!, second!);
    await db.add();
    expect([first, second]).toEqual([
      expect.objectContaining({ version: 1, created_at: expect.any(String) }),
      expect.objectContaining({ version: 1, created_at: expect.any(String) }),
    ]);
  });
});
