import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records steps of uploads from before the trigger, while others write. */
export class NoteQuotaSteps1795000070007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO quota_steps SELECT upload_id, step FROM quota_entries WHERE step <> 'adjust' AND upload_id IS NOT NULL ON CONFLICT DO NOTHING`);
  }

  /** They stay recorded: the table is dropped with the migration that created it. */
  async down(): Promise<void> {}
}
