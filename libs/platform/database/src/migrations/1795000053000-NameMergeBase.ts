import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Renames `content` and `applied` of a plan's item to `base_content` and `base_task`, the merge base of a roll-out. The previous version
 * may still run, and reads and writes the former names: a trigger keeps both pairs equal, whichever of them is written. A migration of the
 * next release drops the former columns, the trigger and its function, when no version that uses them can still run.
 */
export class NameMergeBase1795000053000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE plan_items ADD COLUMN base_content jsonb, ADD COLUMN base_task jsonb');
    await runner.query('UPDATE plan_items SET base_content = content, base_task = applied');
    await runner.query('ALTER TABLE plan_items ALTER COLUMN base_content SET NOT NULL, ALTER COLUMN base_task SET NOT NULL');
    // An insert gives one pair. An update changes one: the new names win if they have changed, otherwise the former ones are copied.
    await runner.query(`
      CREATE FUNCTION keep_merge_base() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          NEW.base_content = coalesce(NEW.base_content, NEW.content);
          NEW.base_task = coalesce(NEW.base_task, NEW.applied);
        ELSE
          IF NEW.base_content IS NOT DISTINCT FROM OLD.base_content THEN NEW.base_content = NEW.content; END IF;
          IF NEW.base_task IS NOT DISTINCT FROM OLD.base_task THEN NEW.base_task = NEW.applied; END IF;
        END IF;
        NEW.content = NEW.base_content;
        NEW.applied = NEW.base_task;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER plan_items_keep_merge_base BEFORE INSERT OR UPDATE ON plan_items
      FOR EACH ROW EXECUTE FUNCTION keep_merge_base()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER plan_items_keep_merge_base ON plan_items');
    await runner.query('DROP FUNCTION keep_merge_base');
    await runner.query('ALTER TABLE plan_items DROP COLUMN base_content, DROP COLUMN base_task');
  }
}
