import { isDeepStrictEqual } from 'node:util';
import type { Ask } from './load';
import { ADMIN, MENTEE, PASSWORD } from './seed';
import type { Server } from './servers';

/** The three requests the goals are about, as a company's admin sends them. */
export function requestsOf(authorization: string, mentee = MENTEE): { readonly user: Ask; readonly list: Ask; readonly create: Ask } {
  const headers = { authorization };
  const task = { title: 'Read the house rules', description: 'All of them.', assignee_id: mentee, due_at: '2027-03-01T10:00:00Z' };
  return {
    user: { method: 'GET', path: `/api/v1/users/${mentee}`, headers },
    list: { method: 'GET', path: `/api/v1/tasks?assignee_id=${mentee}&ordering=-due_at&page=2&page_size=20`, headers },
    create: {
      method: 'POST',
      path: '/api/v1/tasks',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(task),
    },
  };
}

/** Signs somebody in, the admin unless told; the reference takes the same token. */
export async function signIn({ url }: Pick<Server, 'url'>, { email }: { readonly email: string } = ADMIN): Promise<string> {
  const body = JSON.stringify({ email, password: PASSWORD });
  const answer = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) throw new Error(`Signing in answers ${answer.status}: ${await answer.text()}`);
  const { access_token } = (await answer.json()) as { access_token: string };
  return `Bearer ${access_token}`;
}

const OWN_TO_EACH = ['id', 'created_at', 'updated_at'];

/** Throws unless both answer the same status and JSON. A new row's id and times are its own. */
export async function assertSameAnswers(pair: readonly [Server, Server], ask: Ask): Promise<void> {
  const [app, reference] = await Promise.all(pair.map((server) => answerOf(server, ask)));
  if (!isDeepStrictEqual(app, reference))
    throw new Error(
      `${ask.method} ${ask.path}: the answers differ.\napp       ${JSON.stringify(app)}\nreference ${JSON.stringify(reference)}`,
    );
}

async function answerOf({ url }: Server, { method, path, headers, body }: Ask): Promise<object> {
  const answer = await fetch(url + path, { method, headers, body });
  const text = (await answer.text()).replaceAll(url, '');
  const omitted = method === 'POST' ? OWN_TO_EACH : [];
  return {
    status: answer.status,
    body: JSON.parse(text, (field, value: unknown) => (omitted.includes(field) ? undefined : value)) as unknown,
  };
}
