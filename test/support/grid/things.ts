import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/auth';
import { CompaniesPolicy } from '@organisation/companies/companies.policy';
import { TasksPolicy } from '@programmes/tasks/tasks.policy';
import { UsersPolicy } from '@organisation/users';
import { bulk } from './bulk';
import { chatbot } from './chatbot';
import { curricula } from './curricula';
import { documents } from './documents';
import { feeds } from './feeds';
import { files } from './files';
import { memos } from './memos';
import { mentorships } from './mentorships';
import { notifications } from './notifications';
import { operations } from './operations';
import { partnersOf } from './partners';
import { passkeys } from './passkeys';
import { plans } from './plans';
import { scores } from './scores';
import { webhooks } from './webhooks';

export type Key = string | number;
/** A row of a table, by which the policies decide. */
export type Row = Readonly<Record<string, any>>;
/** Finds a person of the world by name. */
export type Named = (name: string) => Actor;
export type Insert = (table: string, fields: object, key?: string) => Promise<Key>;

/** How the grid asks about one kind of thing. */
export interface Kind {
  /** The path of one thing. Operations beneath this path are tried with the thing, too, unless they have a kind of their own. */
  readonly at?: string;
  /** All things with the columns of the policy: a table, or a query in parentheses. None if a path can only name one's own. */
  readonly rows?: string;
  /** The column that fills the path. A path with two parameters is filled with `7/9`. */
  readonly key?: string;
  /** Makes a thing of the owner, with a mentor of their company, and returns its key. None if the owner cannot have one. */
  readonly make?: (insert: Insert, owner: Actor, mentor: Actor, named: Named) => Promise<Key> | undefined;
  /** Tells who sees a thing, where the permission `read` does not decide it. */
  readonly seen?: (actor: Actor, row: Row) => boolean;
  /** Tells which of the findable things a list shows without a filter. */
  readonly listed?: (row: Row, actor: Actor, operation: string) => boolean;
  /** Bodies of operations for which the contract's example does not work. */
  readonly bodies?: Readonly<Record<string, (actor: Actor, example: object) => object>>;
  /** Operations that name a thing in their body. An asker who has none is let in and gets a 404. */
  readonly named?: readonly string[];
  /** Query strings of operations that require one; as a function, of the thing's key. */
  readonly queries?: Readonly<Record<string, string | ((key: Key) => string)>>;
  /** Tells who may change which field. */
  readonly change?: (actor: Actor, row: never, field: never) => boolean;
}

const DUE = '2030-01-15T10:00:00Z';
const inCompany = <T>({ company_id }: Actor, make: (company_id: string) => T): T | undefined =>
  company_id === null ? undefined : make(company_id);

/** A day that nobody else uses. */
function aDayOf({ id }: Actor) {
  const day = new Date(Date.UTC(2031, 0, id)).toISOString().slice(0, 10);
  return { start_on: day, end_on: day };
}

/** A submitted task that the mentor reviews; a mentor's own task is personal. */
const aTask = (insert: Insert, { id, company_id }: Actor, mentor: Actor): Promise<Key> => {
  const reviewed = id === mentor.id ? { status: 'in_progress' } : { status: 'submitted', reviewer_id: mentor.id };
  return insert('tasks', { company_id, assignee_id: id, title: 'Tune', due_at: DUE, ...reviewed });
};

/** A thing that belongs to a task; its key has the ids of both. */
const beneathTask = (table: string, fields: (owner: Actor) => object): Pick<Kind, 'rows' | 'key' | 'make' | 'seen'> => ({
  rows: `(SELECT b.*, b.task_id || '/' || b.id AS place, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id FROM ${table} b JOIN tasks t ON t.id = b.task_id)`,
  key: 'place',
  make: (insert, owner, mentor) =>
    inCompany(owner, async (company_id) => {
      const task_id = await aTask(insert, owner, mentor);
      return `${task_id}/${await insert(table, { company_id, task_id, ...fields(owner) })}`;
    }),
  seen: (actor, row) => TasksPolicy.read(actor, row as never),
});

/** Every resource of the contract: a new one has its entry here, or the grid fails. */
export const kinds: Readonly<Record<string, Kind>> = {
  // The new password must differ; the contract's example has the same one in both fields.
  account: { bodies: { 'POST /auth/password/change': (_, example) => ({ ...example, new_password: 'cello-under-the-stairs' }) } },
  api_key: {
    at: '/api-keys/{id}',
    rows: '(SELECT k.id AS key_id, k.user_id, u.company_id FROM api_keys k JOIN users u ON u.id = k.user_id)',
    key: 'key_id',
    make: (insert, { id }) =>
      insert('api_keys', { user_id: id, name: 'Nightly', prefix: 'tutti_', hash: `of ${id}`, scopes: ['task:list'] }),
    listed: (row, actor) => row.user_id === actor.id,
    bodies: {
      'POST /api-keys': (_, example) => ({ ...example, scopes: ['user:read'], expires_at: undefined }),
      'PATCH /api-keys/{id}': () => ({ name: 'Renamed' }),
    },
  },
  audit: {
    rows: 'audit_entries',
    make: (insert, { id, company_id }) =>
      insert('audit_entries', { actor_id: id, company_id, action: 'test', resource: 'test', changes: {} }),
  },
  authz: { queries: { 'GET /authz/explain': '?resource=user&action=create' } },
  ...bulk,
  calendar: {},
  checklist_item: { at: '/tasks/{id}/checklist/{item_id}', ...beneathTask('task_checklist_items', () => ({ title: 'Tune', position: 1 })) },
  comment: { at: '/tasks/{id}/comments/{comment_id}', ...beneathTask('task_comments', ({ id }) => ({ author_id: id, body: 'Why?' })) },
  company: {
    at: '/companies/{id}',
    rows: 'companies',
    make: (_, { company_id }) => (company_id === null ? undefined : Promise.resolve(company_id)),
    bodies: {
      'PATCH /companies/{id}': ({ is_superuser }) => (is_superuser ? { quota_bytes: 7 } : { name: 'Renamed' }),
    },
    change: CompaniesPolicy.change,
  },
  ...chatbot,
  ...curricula,
  department: {
    at: '/departments/{id}',
    rows: 'departments',
    make: (insert, owner) => inCompany(owner, (company_id) => insert('departments', { company_id, name: `Of ${owner.id}` })),
  },
  ...documents,
  ...feeds,
  ...files,
  holiday: {
    at: '/calendar/holidays/{id}',
    rows: 'holidays',
    make: (insert, owner) => inCompany(owner, (company_id) => insert('holidays', { company_id, ...aDayOf(owner), name: `Of ${owner.id}` })),
  },
  identity: {
    at: '/auth/identities/{id}',
    rows: 'linked_identities',
    make: (insert, { id }) =>
      insert('linked_identities', {
        user_id: id,
        provider: 'acme',
        issuer: 'https://acme.example',
        subject: String(id),
        linked_at: new Date(),
      }),
    seen: (actor, { user_id }) => actor.id === user_id,
  },
  import: {
    at: '/users/import/{id}',
    rows: 'people_imports',
    make: (insert, owner) =>
      inCompany(owner, (company_id) => {
        const file = {
          filename: 'people.csv',
          upload_id: randomUUID(),
          size_bytes: 1,
          sha256: String(owner.id),
          create_departments: false,
        };
        return insert('people_imports', { company_id, user_id: owner.id, status: 'checked', row_count: 1, ...file });
      }),
  },
  invitation: {
    at: '/users/invitations/{id}',
    rows: 'invitations',
    make: (insert, owner) =>
      inCompany(owner, (company_id) => {
        const sent = { sender_id: owner.id, secret_hash: `of ${owner.id}`, sent_at: '2020-01-01T00:00:00Z', expires_at: DUE };
        return insert('invitations', { company_id, email: `guest-of-${owner.id}@example.com`, role: 'mentee', ...sent });
      }),
    bodies: { 'POST /users/invitations': (_, example) => ({ ...example, email: 'somebody-new@example.com' }) },
  },
  ...memos,
  ...mentorships,
  ...notifications,
  ...operations,
  /** The asker's own data, if they have requested the export. */
  own_data: { named: ['GET /users/me/exports/download'] },
  ...passkeys,
  ...plans,
  /** A provider comes from the settings and belongs to everybody. */
  provider: { at: '/auth/oidc/{provider}', rows: "(SELECT 'acme' AS name)", key: 'name', make: () => Promise.resolve('acme') },
  ...scores,
  session: {
    at: '/auth/sessions/{id}',
    rows: '(SELECT s.id AS session_id, s.user_id AS id, u.company_id FROM sessions s JOIN users u ON u.id = s.user_id)',
    key: 'session_id',
    make: (insert, { id }) => insert('sessions', { user_id: id, expires_at: DUE, last_used_at: new Date() }),
    seen: (actor, { id }) => actor.id === id,
    bodies: { 'POST /auth/proof': () => ({ password: 'violin-on-the-roof' }) },
  },
  submission: {
    at: '/tasks/{id}/submissions/{submission_id}',
    ...beneathTask('task_submissions', ({ id }) => ({ author_id: id, number: 1, is_open: true })),
  },
  task: {
    at: '/tasks/{id}',
    rows: 'tasks',
    make: (insert, owner, mentor) => inCompany(owner, () => aTask(insert, owner, mentor)),
    listed: ({ assignee_id }, { id }, operation) => operation !== 'GET /tasks/my' || assignee_id === id,
    bodies: { 'POST /tasks': ({ id }, example) => ({ ...example, assignee_id: id }) },
    queries: { 'GET /tasks/counts': '?group_by=status' },
  },
  totp: {},
  // After the mentorships, because a pair sees it.
  leave: {
    at: '/calendar/leave/{id}',
    rows: `(SELECT l.*, ${partnersOf('l.user_id')} FROM leaves l)`,
    make: (insert, owner) =>
      inCompany(owner, (company_id) =>
        insert('leaves', { company_id, user_id: owner.id, ...aDayOf(owner), kind: 'sick', note: `Of ${owner.id}` }),
      ),
  },
  user: {
    at: '/users/{id}',
    rows: `(SELECT u.*, ${partnersOf('u.id')} FROM users u)`,
    queries: { 'GET /users/counts': '?group_by=role' },
    make: (_, { id }) => Promise.resolve(id),
    listed: ({ status }) => !['deactivated', 'anonymised'].includes(status as string),
    bodies: {
      'PATCH /users/{id}': () => ({ position: 'Oboist' }),
      'PATCH /user/profile': () => ({ position: 'Oboist' }),
    },
    change: UsersPolicy.change,
  },
  ...webhooks,
};

/** Operations that only read, but write an audit row. */
export const toldReadings: readonly string[] = ['GET /users/export', 'GET /mentorships/export', 'GET /tasks/export', 'GET /audit/export'];
