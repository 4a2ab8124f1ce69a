import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks users who must choose a password of their own before anything else. */
export class AddPasswordChangeDemand1795000060011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN must_change_password boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN must_change_password');
  }
}
