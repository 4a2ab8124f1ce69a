import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the notifications of a person after a number. */
export class IndexNotificationNumbers1795000093101 implements MigrationInterface {
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX CONCURRENTLY IF NOT EXISTS notifications_by_number ON notifications (user_id, seq) WHERE seq IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS notifications_by_number');
  }
}
