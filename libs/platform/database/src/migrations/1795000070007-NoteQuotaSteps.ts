import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes steps of uploads from before there was a trigger for them, while others write. */
export class NoteQuotaSteps1795000070007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO quota_steps SELECT upload_id, step FROM quota_entries WHERE step <> 'adjust' AND upload_id IS NOT NULL ON CONFLICT DO NOTHING`);
  }

  /** They stay noted: the table goes with the migration that has made it. */
  async down(): Promise<void> {}
}
