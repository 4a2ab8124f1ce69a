import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pictures of people and logos of companies, which are uploads. URLs of pictures elsewhere are removed. The previous version may still run
 * and enter one: a trigger removes it. A migration of the next release replaces the trigger by a check.
 */
export class CreatePictures1795000095002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pictures (
        id uuid NOT NULL CONSTRAINT pictures_pkey PRIMARY KEY CONSTRAINT pictures_file_fkey REFERENCES files (id) ON DELETE CASCADE,
        company_id text CONSTRAINT pictures_company_fkey REFERENCES companies (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT pictures_kind_check CHECK (kind IN ('user', 'company')),
        owner_id text NOT NULL,
        sha256 text CONSTRAINT pictures_sha256_key UNIQUE,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX pictures_of_owner ON pictures (kind, owner_id)');
    await runner.query('ALTER TABLE companies ADD COLUMN logo text');
    await runner.query(`
      CREATE FUNCTION remove_foreign_picture() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.profile_image = NULL;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER users_remove_foreign_picture BEFORE INSERT OR UPDATE OF profile_image ON users
      FOR EACH ROW WHEN (NEW.profile_image !~ '^/pictures/[0-9a-f]{64}\\.webp$') EXECUTE FUNCTION remove_foreign_picture()`);
    await runner.query('UPDATE users SET profile_image = NULL WHERE profile_image IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER users_remove_foreign_picture ON users');
    await runner.query('DROP FUNCTION remove_foreign_picture');
    await runner.query("UPDATE users SET profile_image = NULL WHERE profile_image LIKE '/pictures/%'");
    await runner.query('ALTER TABLE companies DROP COLUMN logo');
    await runner.query('DROP TABLE pictures');
  }
}
