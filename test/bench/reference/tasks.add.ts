import { pool } from './pool';
import type { Actor } from './access';
import { Refusal } from './refusal';
import { TOLD } from './tasks.told';

export interface NewTask {
  readonly title: string;
  readonly description?: string;
  readonly assignee_id: number;
  readonly due_at: string;
}

interface Added {
  readonly id: number;
  readonly due_at: string;
}

/** The colleague is looked for by the insert itself: nobody who counts round trips by hand would spend one on it. */
const ADD_TASK = `
  WITH t AS (
    INSERT INTO tasks (company_id, title, description, status, assignee_id, reviewer_id, due_at)
    SELECT u.company_id, $1, $2, 'todo', u.id, $3, $4 FROM users u WHERE u.id = $5 AND u.company_id = $6
    RETURNING *)
  SELECT ${TOLD} FROM t JOIN users a ON a.id = t.assignee_id LEFT JOIN users r ON r.id = t.reviewer_id`;
const ADD_AUDIT = `
  INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes, request_id)
  VALUES ($1, $2, 'task.assign', 'task', $3, $4, $5)`;
const ADD_OUTBOX = `INSERT INTO outbox (queue, name, payload, request_id, next_at) VALUES ('events', 'TaskAssigned', $1, $2, now())`;

/** The task, its audit row and its outbox row, one after the other, in a transaction. */
export async function addTask(actor: Actor, draft: NewTask, request_id: string): Promise<Added> {
  const { title, description = null, assignee_id } = draft;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const values = [title, description, actor.id, new Date(draft.due_at).toISOString(), assignee_id, actor.company_id];
    const { rows } = await client.query<Added>({ name: 'add_task', text: ADD_TASK, values });
    const [task] = rows;
    if (!task) throw new Refusal(404, 'USER_NOT_FOUND');

    const changes = Object.fromEntries(
      Object.entries({ ...task, company_id: actor.company_id }).map(([field, value]) => [field, [null, value]]),
    );
    const audit = [actor.company_id, actor.id, task.id, JSON.stringify(changes), request_id];
    await client.query({ name: 'add_audit', text: ADD_AUDIT, values: audit });
    const event = JSON.stringify({ task_id: task.id, assignee_id, reviewer_id: actor.id, occurred_at: new Date().toISOString() });
    await client.query({ name: 'add_outbox', text: ADD_OUTBOX, values: [event, request_id] });
    await client.query('COMMIT');
    return task;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
