import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/bcrypt';
import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

interface Request {
  readonly title: string;
  readonly name?: string;
  readonly expected: number;
  readonly method: Method;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** A file for REST clients: variables first, then requests, each after a line of `###`. */
function parse(file: string): { variables: Record<string, string>; requests: Request[] } {
  const [head = '', ...parts] = file.split(/^###/m);
  return {
    variables: Object.fromEntries([...head.matchAll(/^@(\w+) = (.+)$/gm)].map(([, name, value]) => [name, value])),
    requests: parts.map(requestIn),
  };
}

function requestIn(part: string): Request {
  const [title = '', ...lines] = part.split('\n');
  const said = (word: RegExp) => lines.map((line) => word.exec(line)?.[1]).find(Boolean);
  const [request = '', ...rest] = lines.filter((line) => !line.startsWith('#'));
  const [method = '', url = ''] = request.split(' ');
  const end = rest.includes('') ? rest.indexOf('') : rest.length;
  const headers = Object.fromEntries(rest.slice(0, end).map((line) => line.split(/: (.*)/s, 2)));
  const body = rest.slice(end).join('\n').trim() || undefined;
  const expected = Number(said(/^# expect (\d+)$/));
  return { title: title.trim(), name: said(/^# @name (\w+)$/), expected, method: method.toLowerCase() as Method, url, headers, body };
}

/** JSON, or a file; the lines of a form end as those of a message do. */
function bodyIn(text: string, type = ''): object {
  if (type.includes('json')) return JSON.parse(text) as object;
  return Buffer.from(type.startsWith('multipart/') ? text.replaceAll('\n', '\r\n') : text);
}

/** `{{host}}` and `{{list.response.body.results[0].id}}`, with what has been answered so far. */
function filled(text: string, variables: Record<string, string>, answers: Map<string, Answer>): string {
  return text.replace(/\{\{([\w.[\]-]+)\}\}/g, (whole, path: string) => {
    const [name = '', , part, ...steps] = path.split(/[.[\]]+/).filter(Boolean);
    const answer = answers.get(name);
    const value =
      part === 'headers'
        ? answer?.headers[steps.join().toLowerCase()]
        : (steps.reduce((at, step) => at?.[step], answer?.body) ?? variables[path]);
    if (value === undefined) throw new Error(`${whole} is not known yet`);
    return String(value);
  });
}

describe('api.http', () => {
  const api = startApi();
  const { variables, requests } = parse(readFileSync(join(__dirname, '../../api.http'), 'utf8'));

  it('tells a story that comes true, request by request', async () => {
    // As the demo has it: admins may write to example.com.
    await api.rows(`UPDATE companies SET settings = '{"mail_domains": ["example.com"]}' WHERE id = 'sinfonia'`);
    const password_hash = await hash(variables.admin_password!, 4);
    await api.aSaved(Role.Admin, { email: variables.admin_email, password_hash });
    // The last admin of a company cannot leave; nobody in the story is one by accident.
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere' });
    const known = { ...variables, host: '', foreign_user_id: String(foreign.id) };

    const answers = new Map<string, Answer>();
    const statuses: string[] = [];
    for (const { title, name, method, url, headers, body } of requests) {
      const fill = (text: string) => filled(text, known, answers);
      const given = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header.toLowerCase(), fill(value)]));
      const payload = body && bodyIn(fill(body), given['content-type']);
      const caller = api.anonymous();
      const answer = await (method === 'get' || method === 'delete'
        ? caller[method](fill(url), given)
        : caller[method](fill(url), payload || undefined, given));
      if (name) answers.set(name, answer);
      statuses.push(`${title}: ${answer.status}`);
    }
    expect(statuses).toEqual(requests.map(({ title, expected }) => `${title}: ${expected}`));
    expect(requests.length).toBeGreaterThan(20);
  }, 120_000);
});
