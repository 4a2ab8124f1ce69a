import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

const KEYS = [
  { owner: 'anna@sinfonia.example', name: 'Nightly report', prefix: 'tutti_nightrep', scopes: ['task:list', 'user:list'] },
  { owner: 'seoyeon@hanbit.example', name: '야간 보고서', prefix: 'tutti_yaganbog', scopes: ['task:list', 'user:list'] },
];

const IMPORTS = [
  { owner: 'anna@sinfonia.example', filename: 'academists.csv' },
  { owner: 'seoyeon@hanbit.example', filename: '신입 단원.csv' },
];

/** Inserts an API key and an import of people of each admin. Nobody knows the keys: only random hashes are stored. */
export async function insertAdministration(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO api_keys (user_id, name, prefix, hash, scopes, created_at)
     SELECT u.id, k.name, k.prefix, k.hash, ARRAY(SELECT json_array_elements_text(k.scopes)), now() - interval '12 days'
     FROM json_to_recordset($1) AS k (owner text, name text, prefix text, hash text, scopes json) JOIN users u ON u.email = k.owner`,
    [JSON.stringify(KEYS.map((key) => ({ ...key, hash: randomBytes(32).toString('base64url') })))],
  );
  await runner.query(
    `INSERT INTO people_imports (company_id, user_id, status, filename, upload_id, size_bytes, sha256, create_departments, row_count, encoding,
       committed_at, created_at)
     SELECT u.company_id, u.id, 'committed', i.filename, md5(u.email)::uuid, 412, encode(sha256(convert_to(i.filename, 'UTF8')), 'hex'), false, 6, 'utf-8',
       t.at, t.at
     FROM json_to_recordset($1) AS i (owner text, filename text) JOIN users u ON u.email = i.owner
     CROSS JOIN LATERAL (SELECT now() - interval '9 days' AS at) t`,
    [JSON.stringify(IMPORTS)],
  );
}

/** Inserts entries of the audit log for what admins, authors and mentors did. They hold no texts that people wrote. */
export async function insertHistory(runner: QueryRunner): Promise<void> {
  await runner.query(`
    INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes)
    SELECT h.company_id, h.actor_id, h.action, split_part(h.action, '.', 1), h.id, h.changes
    FROM (
      SELECT 1 AS place, d.company_id, a.id AS actor_id, 'department.create' AS action, d.id, json_build_object('is_active', json_build_array(NULL, true)) AS changes
      FROM departments d JOIN users a ON a.company_id = d.company_id AND a.role = 'admin'
      UNION ALL SELECT 2, u.company_id, a.id, CASE u.status WHEN 'invited' THEN 'user.invite' ELSE 'user.create' END, u.id,
        json_build_object('role', json_build_array(NULL, u.role), 'department_id', json_build_array(NULL, u.department_id))
      FROM users u JOIN users a ON a.company_id = u.company_id AND a.role = 'admin' AND a.id <> u.id
      UNION ALL SELECT 3, u.company_id, a.id, 'user.suspend', u.id, json_build_object('status', json_build_array('active', 'suspended'))
      FROM users u JOIN users a ON a.company_id = u.company_id AND a.role = 'admin' WHERE u.status = 'suspended'
      UNION ALL SELECT 4, c.company_id, c.owner_id, 'curriculum.create', c.id, json_build_object('total_weeks', json_build_array(NULL, c.total_weeks)) FROM curricula c
      UNION ALL SELECT 5, v.company_id, v.publisher_id, 'curriculum.publish', v.curriculum_id,
        json_build_object('current_version', json_build_array(nullif(v.number - 1, 0), v.number)) FROM curriculum_versions v
      UNION ALL SELECT 6, e.company_id, e.actor_id, 'mentorship.' || k.verb, e.mentorship_id, json_build_object('status', json_build_array(k.before, e.kind))
      FROM mentorship_events e JOIN (VALUES ('proposed', 'create', NULL), ('scheduled', 'accept', 'proposed'), ('paused', 'pause', 'active'),
        ('completed', 'complete', 'active')) k (kind, verb, before) USING (kind)
      UNION ALL SELECT 7, s.company_id, s.user_id, 'score.create', s.id, json_build_object('user_id', json_build_array(NULL, s.user_id)) FROM scores s
    ) h ORDER BY h.place, h.id`);
}
