import { type Sql, sql } from '@app/database';
import { personOf } from '@organisation/users';
import type { CuratedAnswerRowDto } from './curated-answers.dto';

/** A curated answer as a list returns it. */
export type CuratedAnswerView = CuratedAnswerRowDto;

/** Builds the JSON of a curated answer, given its table alias. */
export const curatedAnswerView = (c: Sql): Sql => sql`json_build_object('id', ${c}.id, 'version', ${c}.version, 'questions', ${c}.questions,
  'answer', ${c}.answer, 'status', ${c}.status, 'author', ${personOf(sql`${c}.author_id`)}, 'created_at', ${c}.created_at,
  'updated_at', ${c}.updated_at)`;
