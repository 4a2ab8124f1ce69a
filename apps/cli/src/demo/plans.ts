import type { QueryRunner } from 'typeorm';

const FOLLOWS = `mentorships m JOIN mentorship_curricula f ON f.mentorship_id = m.id AND f.pinned_version = 1
  JOIN curriculum_items i ON i.curriculum_id = f.curriculum_id`;

/** Makes plans of the mentorships that have begun. Their tasks exist already, with the titles of the items. */
export async function insertPlans(runner: QueryRunner): Promise<void> {
  await runner.query(`
    UPDATE tasks t SET mentorship_id = m.id, type = i.type, required = true, "order" = i."order", week = i.start_week, guideline = i.guideline,
      scheduled_start_on = m.start_on + 7 * (i.start_week - 1)
    FROM ${FOLLOWS} WHERE t.assignee_id = m.mentee_id AND t.reviewer_id = m.mentor_id AND t.title = i.title`);
  await runner.query(`
    UPDATE tasks t SET prerequisite_ids = ARRAY[b.id]
    FROM tasks b WHERE b.mentorship_id = t.mentorship_id AND b."order" = t."order" - 1`);
  await runner.query(`
    INSERT INTO plans (company_id, mentorship_id, curriculum_id, curriculum_version, created_at)
    SELECT f.company_id, f.mentorship_id, f.curriculum_id, f.pinned_version, m.activated_at
    FROM mentorship_curricula f JOIN mentorships m ON m.id = f.mentorship_id WHERE f.pinned_version = 1`);
  await runner.query(`
    INSERT INTO plan_items (plan_id, item_id, company_id, task_id, base_content, base_task)
    SELECT p.id, i.id, p.company_id, t.id, v.item, to_jsonb(a)
    FROM plans p JOIN curriculum_items i ON i.curriculum_id = p.curriculum_id
      JOIN tasks t ON t.mentorship_id = p.mentorship_id AND t.title = i.title
      JOIN (SELECT v.curriculum_id, item, (item ->> 'id')::int AS id FROM curriculum_versions v, jsonb_array_elements(v.items::jsonb) item) v ON v.id = i.id
      CROSS JOIN LATERAL (SELECT t.type, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.required, t.prerequisite_ids,
        t.scheduled_start_on, t.due_at) a`);
}
