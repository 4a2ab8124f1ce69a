import type { MigrationInterface, QueryRunner } from 'typeorm';

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** The initial consonants as letters that syllables are made of (U+1100 to U+1112). */
const CONJOINING = [...INITIALS].map((_, at) => String.fromCodePoint(0x1100 + at)).join('');

const INDEXED = { users: 'name', mentorships: 'title', tasks: 'title' };

/**
 * Search by words without case and accents, and by the initial consonants of Hangul. The functions depend on nothing but their arguments,
 * so that indexes can use them; `unaccent` depends on a dictionary that may change. The indexes begin with the company, so that the words
 * of other companies cost nothing.
 */
export class IndexSearch1795000094001 implements MigrationInterface {
  // CREATE INDEX CONCURRENTLY cannot run in one. Each statement may therefore be repeated.
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gin');
    // Texts of plain letters and Hangul have no accents: they take a tenth of the time.
    await runner.query(String.raw`
      CREATE OR REPLACE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
      RETURN CASE WHEN words ~ '[^\u0001-\u007f\uac00-\ud7a3]' THEN
          normalize(replace(replace(replace(translate(regexp_replace(normalize(lower(words), NFD), '[\u0300-\u036f]', '', 'g'),
            'øłđħı', 'oldhi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), NFC)
        ELSE lower(words) END`);
    await runner.query(String.raw`
      CREATE OR REPLACE FUNCTION initials_of(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
      RETURN translate(regexp_replace(normalize(words, NFD), '[\u1160-\u11ff]', '', 'g'), '${CONJOINING}', '${INITIALS}')`);
    await runner.query(String.raw`
      CREATE OR REPLACE FUNCTION search_words(title text, others text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
      RETURN folded(coalesce(title || ' ' || others, title)) || CASE WHEN title ~ '[가-힣]' THEN E'\n' || initials_of(folded(title)) ELSE '' END`);
    for (const [table, column] of Object.entries(INDEXED)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${table}_search`);
      await runner.query(
        `CREATE INDEX CONCURRENTLY ${table}_search ON ${table} USING gin (company_id, bigrams(search_words(${column}, NULL)))`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(INDEXED)) await runner.query(`DROP INDEX IF EXISTS ${table}_search`);
    for (const name of ['search_words(text, text)', 'initials_of(text)', 'folded(text)'])
      await runner.query(`DROP FUNCTION IF EXISTS ${name}`);
    await runner.query('DROP EXTENSION IF EXISTS btree_gin');
  }
}
