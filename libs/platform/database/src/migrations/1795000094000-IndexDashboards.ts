import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets dashboards, boards and series count the tasks of a company from an index alone. It replaces the index by assignee and state: the
 * tasks of one assignee have an index of their own.
 */
export class IndexDashboards1795000094000 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const included = 'INCLUDE (assignee_id, mentorship_id, parent_id, completed_at)';
    await this.replace(runner, 'tasks_of_company_next', `tasks (company_id, status, due_at, id) ${included}`);
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS tasks_of_company');
    await runner.query('ALTER INDEX tasks_of_company_next RENAME TO tasks_of_company');
    await this.replace(runner, 'tasks_of_company_by_week', 'tasks (company_id, week, due_at, id)');
    await this.replace(runner, 'task_submissions_waiting', 'task_submissions (company_id, created_at) WHERE is_open');
    const reviewed = 'task_submissions (company_id, reviewed_at) INCLUDE (created_at) WHERE reviewed_at IS NOT NULL';
    await this.replace(runner, 'task_submissions_reviewed', reviewed);
    await this.replace(runner, 'outbox_failed', "outbox (company_id) WHERE status = 'failed'");
  }

  async down(runner: QueryRunner): Promise<void> {
    const added = [
      'outbox_failed',
      'task_submissions_reviewed',
      'task_submissions_waiting',
      'tasks_of_company_by_week',
      'tasks_of_company',
    ];
    for (const name of added) await runner.query(`DROP INDEX IF EXISTS ${name}`);
    await runner.query('CREATE INDEX tasks_of_company ON tasks (company_id, assignee_id, status, due_at, id)');
  }

  private async replace(runner: QueryRunner, name: string, definition: string): Promise<void> {
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${definition}`);
  }
}
