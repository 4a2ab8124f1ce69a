import type { QueryRunner } from 'typeorm';
import { CURRICULA } from './curriculum-contents';

const ITEM = 'title text, week int, guideline text, type text, place int';
const INSERT_ITEMS =
  'INSERT INTO curriculum_items (company_id, curriculum_id, type, title, guideline, start_week, "order", period_days)' +
  " SELECT c.company_id, c.id, coalesce(i.type, 'task')::item_type, i.title, i.guideline, i.week, i.place, 7";

/** Inserts the curricula. The published ones have version 1. */
export async function insertCurricula(runner: QueryRunner): Promise<void> {
  const curricula = CURRICULA.map(({ weeks, items, ...curriculum }, place) => ({
    place,
    ...curriculum,
    weeks: weeks.map((summary, at) => ({ week: at + 1, summary })),
    items: items.map((item, at) => ({ ...item, place: at + 1 })),
  }));
  await runner.query(
    `INSERT INTO curricula (company_id, department_id, owner_id, title, description, total_weeks, weeks, tags, status, current_version,
       published_revision, created_at)
     SELECT c.company_id, d.id, o.id, c.title, c.description, jsonb_array_length(c.weeks), c.weeks, ARRAY(SELECT json_array_elements_text(c.tags)),
       c.status::curriculum_status, v.first, v.first, now() - interval '100 days'
     FROM json_to_recordset($1) AS c (place int, company_id text, owner text, department text, title text, description text, weeks jsonb, tags json, status text)
     JOIN users o ON o.email = c.owner LEFT JOIN departments d ON d.company_id = c.company_id AND d.name = c.department
     CROSS JOIN LATERAL (SELECT CASE WHEN c.status = 'published' THEN 1 END AS first) v ORDER BY c.place`,
    [JSON.stringify(curricula)],
  );
  await runner.query(
    `${INSERT_ITEMS}
     FROM json_to_recordset($1) AS d (company_id text, title text, items json) JOIN curricula c USING (company_id, title)
     CROSS JOIN json_to_recordset(d.items) AS i (${ITEM}) ORDER BY c.id, i.place`,
    [JSON.stringify(curricula)],
  );
  await connect(runner);
  await publish(runner, 1);
}

/** Changes the drafts and publishes them as version 2. The plans that exist already stay with version 1. */
export async function insertSecondEditions(runner: QueryRunner): Promise<void> {
  const seconds = CURRICULA.flatMap(({ company_id, title, items, second }) =>
    second ? [{ company_id, title, changed: second.changed, added: [{ ...second.added, place: items.length + 1 }] }] : [],
  );
  await runner.query(
    `UPDATE curriculum_items i SET guideline = d.changed ->> 'guideline', period_days = (d.changed ->> 'period_days')::int, version = i.version + 1
     FROM json_to_recordset($1) AS d (company_id text, title text, changed json) JOIN curricula c USING (company_id, title)
     WHERE i.curriculum_id = c.id AND i.title = d.changed ->> 'title'`,
    [JSON.stringify(seconds)],
  );
  await runner.query(
    `${INSERT_ITEMS}
     FROM json_to_recordset($1) AS d (company_id text, title text, added json) JOIN curricula c USING (company_id, title)
     CROSS JOIN json_to_recordset(d.added) AS i (${ITEM})`,
    [JSON.stringify(seconds)],
  );
  await connect(runner);
  await runner.query(
    `UPDATE curricula c SET current_version = 2, draft_revision = c.draft_revision + 2, published_revision = c.draft_revision + 2, version = c.version + 3
     FROM json_to_recordset($1) AS d (company_id text, title text) WHERE c.company_id = d.company_id AND c.title = d.title`,
    [JSON.stringify(seconds)],
  );
  await publish(runner, 2);
}

/** Makes each item depend on the one before. */
const connect = (runner: QueryRunner): Promise<unknown> =>
  runner.query(`
    UPDATE curriculum_items i SET prerequisites = ARRAY[b.id]
    FROM curriculum_items b WHERE b.curriculum_id = i.curriculum_id AND b."order" = i."order" - 1 AND i.prerequisites = '{}'`);

/** Adds the version to the curricula that have its number. */
const publish = (runner: QueryRunner, number: number): Promise<unknown> =>
  runner.query(
    `INSERT INTO curriculum_versions (company_id, curriculum_id, number, title, description, total_weeks, weeks, items, item_count, publisher_id, published_at)
     SELECT c.company_id, c.id, $1::int, c.title, c.description, c.total_weeks, c.weeks, i.items, i.count, c.owner_id,
       now() - CASE $1::int WHEN 1 THEN interval '90 days' ELSE interval '1 day' END
     FROM curricula c JOIN (
       SELECT i.curriculum_id, count(*) AS count, json_agg(json_build_object('id', i.id, 'type', i.type, 'title', i.title,
         'description', i.description, 'guideline', i.guideline, 'start_week', i.start_week, 'start_workday', i.start_workday,
         'order', i."order", 'period_days', i.period_days, 'priority', i.priority, 'assignee_slot', i.assignee_slot,
         'required', i.required, 'prerequisites', i.prerequisites) ORDER BY i."order") AS items
       FROM curriculum_items i GROUP BY i.curriculum_id) i ON i.curriculum_id = c.id
     WHERE c.current_version = $1::int`,
    [number],
  );
