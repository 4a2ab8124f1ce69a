import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that are searched, and were stored as they were sent. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  tasks: ['title', 'description', 'guideline'],
  task_comments: ['body'],
  memos: ['body'],
  curricula: ['description'],
  departments: ['description'],
  setlists: ['description'],
  scores: ['note'],
};

/** Composes (NFC) what was stored decomposed, so that it is found by what is typed. */
export class ComposeTexts1795000060024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const composed = columns.map((column) => `${column} = normalize(${column}, NFC)`).join(', ');
      const decomposed = columns.map((column) => `${column} IS NOT NFC NORMALIZED`).join(' OR ');
      await runner.query(`UPDATE ${table} SET ${composed} WHERE ${decomposed}`);
    }
  }

  /** Both forms are the same text: there is nothing to take back. */
  async down(): Promise<void> {
    return Promise.resolve();
  }
}
