import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { PeopleImport } from './people-import.entity';
import { TAKEN, detail } from './staged-problems';

/** Maximum number of addresses of accounts outside the company that one import reports. */
export const MAX_NAMED = 50;
/** The same for all imports of a company within 24 hours. */
export const MAX_NAMED_A_DAY = 200;

/** Number of refusals within 24 hours after which every file of the company fails, because "none is known" also reveals something. */
export const MAX_REFUSED_A_DAY = 20;

const withinADay = sql`i.addresses_known_at > now() - interval '1 day'`;

type Subject = Pick<PeopleImport, 'id' | 'company_id'>;

/** Lists addresses of staged lines that belong to accounts outside the company, at most `most`. */
const knownElsewhere = ({ id }: Subject, most: number) => sql`addresses_known_elsewhere(${id}, ${most}) AS known (email)`;

@Injectable()
export class KnownAddressesRepository {
  constructor(private readonly db: Database) {}

  async hasAny(found: Subject): Promise<boolean> {
    return !!(await this.db.row(sql`SELECT 1 FROM ${knownElsewhere(found, 1)}`));
  }

  /** Locks the company's budget until the transaction ends, so that one import at a time spends it. */
  async lock({ company_id }: Subject): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('addresses known to ' || ${company_id}::text, 0))`);
  }

  /** Tells whether the company has too many refusals. A refused import has 0 reported addresses and the time of its refusal. */
  async isRefusedTooOften({ company_id }: Subject): Promise<boolean> {
    const found = await this.db.row(sql<{ is_too_often: boolean }>`
      SELECT count(*) >= ${MAX_REFUSED_A_DAY}::int AS is_too_often FROM people_imports i
      WHERE i.company_id = ${company_id} AND i.known_addresses = 0 AND ${withinADay}`);
    return found!.is_too_often;
  }

  /**
   * Reports the lines and charges the company's budget, or counts a refusal if there are too many addresses. It is one statement, so an
   * account that is added meanwhile is neither reported nor charged. It stops counting at one more than the limit of an import.
   */
  async name(found: Subject): Promise<{ count: number; is_named: boolean }> {
    const named = await this.db.row(sql<{ count: number; is_named: boolean }>`
      WITH budget AS (
        SELECT least(${MAX_NAMED}::int, ${MAX_NAMED_A_DAY}::int - coalesce(sum(i.known_addresses), 0)) AS most FROM people_imports i
        WHERE i.company_id = ${found.company_id} AND ${withinADay}
      ), known AS MATERIALIZED (
        SELECT email FROM ${knownElsewhere(found, MAX_NAMED + 1)}
      ), counted AS (
        SELECT count(*)::int AS count, count(*) <= (SELECT most FROM budget) AS is_named FROM known
      ), named AS (
        UPDATE people_import_rows r SET problems = r.problems || ${detail('email', TAKEN)} FROM known k, counted c
        WHERE c.is_named AND r.import_id = ${found.id} AND r.email = k.email
      ), charged AS (
        UPDATE people_imports SET known_addresses = CASE WHEN c.is_named THEN c.count ELSE 0 END, addresses_known_at = now(),
          ${touched(PeopleImport)}
        FROM counted c WHERE c.count > 0 AND id = ${found.id}
      ) SELECT count, is_named FROM counted`);
    return named!;
  }
}
