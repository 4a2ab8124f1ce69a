import type { Actor } from '@app/auth';
import { type Sql, and, sql } from '@app/database';
import { type SearchWord, declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { person } from '@organisation/users';
import { MentorshipsPolicy } from './mentorships.policy';
import { mentorshipsVisibleTo } from './mentorships.scope';

/** A word of the title or of a name. The people of that name are looked up once. */
const found = ({ company_id }: Actor, word: SearchWord): Sql => {
  const named = sql`ARRAY(SELECT u.id FROM users u WHERE u.company_id = ${company_id} AND ${hasWord({ title: sql`u.name` }, word)})`;
  return sql`(${hasWord({ title: sql`m.title` }, word)} OR m.mentor_id = ANY (${named}) OR m.mentee_id = ANY (${named}))`;
};

/** Mentorships by the titles of their curricula and the names of their people. */
declareSearchKind({
  name: 'mentorships',
  rank: 2,
  path: '/api/v1/mentorships',
  permission: MentorshipsPolicy.list,
  source: (viewer, words) => ({
    from: sql`mentorships m`,
    shown_with: sql`JOIN users mr ON mr.id = m.mentor_id JOIN users me ON me.id = m.mentee_id`,
    where: and(
      mentorshipsVisibleTo(viewer),
      hasWords(words, (word) => found(viewer, word)),
    ),
    id: sql`m.id`,
    title: sql`m.title`,
    detail: sql`mr.name || ' · ' || me.name`,
    status: sql`m.status`,
    person: person(sql`me`),
    changed_at: sql`m.updated_at`,
  }),
});
