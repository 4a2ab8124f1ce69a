import type { MigrationInterface, QueryRunner } from 'typeorm';

const constraint = 'holidays_overlap_excl';
const days = `daterange(start_on, end_on, '[]') WITH &&`;

/**
 * A holiday of several days may have one of a single day in it. A version before this one may still run: it makes no such holiday from a file,
 * and reckons with days off that overlap, as those of leave do.
 */
export class LetHolidaysOverlap1795000060051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE holidays DROP CONSTRAINT ${constraint},
        ADD CONSTRAINT ${constraint} EXCLUDE USING gist (company_id WITH =, ((end_on > start_on)::integer) WITH =, ${days})`);
  }

  /** A single day within several is off in any case: it goes, and no day of work comes of it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM holidays h USING holidays o WHERE o.company_id = h.company_id AND h.start_on = h.end_on AND o.end_on > o.start_on
        AND h.start_on BETWEEN o.start_on AND o.end_on`);
    await runner.query(`
      ALTER TABLE holidays DROP CONSTRAINT ${constraint}, ADD CONSTRAINT ${constraint} EXCLUDE USING gist (company_id WITH =, ${days})`);
  }
}
