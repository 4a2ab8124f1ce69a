import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One reminder per person, thing and occasion, and the tasks that are due soon or were due lately. */
export class IndexOccasionsOfReminders1795000092001 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS notifications_occasion_key
      ON notifications (type, resource_id, user_id, occasion) WHERE occasion IS NOT NULL`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY IF NOT EXISTS tasks_in_hand_by_due ON tasks (due_at, id)
      WHERE status IN ('todo', 'in_progress', 'blocked', 'changes_requested')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['tasks_in_hand_by_due', 'notifications_occasion_key']) await runner.query(`DROP INDEX IF EXISTS ${index}`);
  }
}
