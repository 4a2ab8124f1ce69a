import type { MigrationInterface, QueryRunner } from 'typeorm';

const constraint = 'holidays_overlap_excl';
const days = `daterange(start_on, end_on, '[]') WITH &&`;

/**
 * A holiday of several days may contain a one-day holiday. The previous version may still run: it imports no such holiday, and can count
 * overlapping days off, as it does for leave.
 */
export class LetHolidaysOverlap1795000060051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE holidays DROP CONSTRAINT ${constraint},
        ADD CONSTRAINT ${constraint} EXCLUDE USING gist (company_id WITH =, ((end_on > start_on)::integer) WITH =, ${days})`);
  }

  /** A one-day holiday within another one is deleted: the day stays off, so the number of workdays does not change. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM holidays h USING holidays o WHERE o.company_id = h.company_id AND h.start_on = h.end_on AND o.end_on > o.start_on
        AND h.start_on BETWEEN o.start_on AND o.end_on`);
    await runner.query(`
      ALTER TABLE holidays DROP CONSTRAINT ${constraint}, ADD CONSTRAINT ${constraint} EXCLUDE USING gist (company_id WITH =, ${days})`);
  }
}
