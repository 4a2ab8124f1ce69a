import { useDatabase, withoutTriggers } from '@test/database';
import { sql } from '@app/database';
import { addressStanding, givesWayTo, givingWayTo, isUnconfirmed, isUnproven } from '@organisation/users/address-standing';
import { UserStatus } from '@organisation/users/user-status';

type Row = Parameters<typeof isUnproven>[0] & { readonly standing: string | null; readonly gives_way: boolean };

describe('the standing of an address', () => {
  const { db } = useDatabase();

  it('has equal results as predicate and as SQL for every kind of account', async () => {
    const kinds = Object.values(UserStatus).flatMap((status) =>
      [true, false].flatMap((is_verified) =>
        [null, 'sinfonia', 'elsewhere'].flatMap((company_id) =>
          (company_id ? [false] : [true, false]).map((is_superuser) => ({ status, is_verified, company_id, is_superuser })),
        ),
      ),
    );
    await withoutTriggers(
      `INSERT INTO users (email, name, role, company_id, is_superuser, status, email_verified_at)
       SELECT n || '@example.com', 'Somebody', CASE WHEN k.is_superuser THEN 'admin' ELSE 'mentee' END::user_role, k.company_id, k.is_superuser,
         k.status::user_status, CASE WHEN k.is_verified THEN now() END
       FROM ROWS FROM (json_to_recordset('${JSON.stringify(kinds)}')
         AS (status text, is_verified boolean, company_id text, is_superuser boolean)) WITH ORDINALITY AS k (status, is_verified, company_id, is_superuser, n)`,
    );
    const rows = await db.rows(sql<Row>`
      SELECT u.company_id, u.is_superuser, u.email_verified_at, u.status, ${addressStanding(sql`u`)} AS standing,
        ${givingWayTo(sql`u`, sql`'sinfonia'`)} AS gives_way FROM users u`);
    const told = (row: Row) => (isUnproven(row) ? 'unproven' : isUnconfirmed(row) ? 'unconfirmed' : null);
    expect(rows.map((row) => [row.standing, row.gives_way])).toEqual(rows.map((row) => [told(row), givesWayTo(row, 'sinfonia')]));
    const counted = (standing: string | null) => rows.filter((row) => row.standing === standing).length;
    expect([rows.length, counted('unproven'), counted('unconfirmed')]).toEqual([48, 4, 8]);
    expect(rows.filter((row) => row.gives_way)).toHaveLength(8);
  });
});
