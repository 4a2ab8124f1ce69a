import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searchable texts that were stored as sent. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  tasks: ['title', 'description', 'guideline'],
  task_comments: ['body'],
  memos: ['body'],
  curricula: ['description'],
  departments: ['description'],
  setlists: ['description'],
  scores: ['note'],
};

/** Composes (NFC) texts that were stored decomposed, so that searches find them. */
export class ComposeTexts1795000060024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const composed = columns.map((column) => `${column} = normalize(${column}, NFC)`).join(', ');
      const decomposed = columns.map((column) => `${column} IS NOT NFC NORMALIZED`).join(' OR ');
      await runner.query(`UPDATE ${table} SET ${composed} WHERE ${decomposed}`);
    }
  }

  /** Nothing to revert: both forms are the same text. */
  async down(): Promise<void> {
    return Promise.resolve();
  }
}
