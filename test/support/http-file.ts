import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type HttpMethod = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** A request as it is sent, with everything filled in. */
export interface FilledRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: any;
}

interface WrittenRequest {
  readonly title: string;
  readonly name?: string;
  /** `200`, or `202 or 409` if it depends on how far the worker is. */
  readonly expected: string;
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** `api.http`, a file for REST clients: variables first, then requests, each after a line of `###`. */
export class HttpFile {
  readonly variables: Readonly<Record<string, string>>;
  readonly requests: readonly WrittenRequest[];

  constructor() {
    const [head = '', ...parts] = readFileSync(join(__dirname, '../../api.http'), 'utf8').split(/^###/m);
    this.variables = Object.fromEntries([...head.matchAll(/^@(\w+) = (.+)$/gm)].map(([, name, value]) => [name, value]));
    this.requests = parts.map(requestIn);
  }

  /** Sends the requests one after the other. Returns what differs from what is expected. */
  async differences(variables: Readonly<Record<string, string>>, send: (request: FilledRequest) => Promise<HttpAnswer>): Promise<string[]> {
    const answers = new Map<string, HttpAnswer>();
    const differences: string[] = [];
    for (const { title, name, expected, method, url, headers, body } of this.requests) {
      const fill = (text: string) => filled(text, { ...this.variables, ...variables }, answers);
      const given = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header.toLowerCase(), fill(value)]));
      const payload = body === undefined ? undefined : bodyIn(fill(body), given['content-type']);
      const answer = await send({ method, url: fill(url), headers: given, body: payload });
      if (name) answers.set(name, answer);
      if (!expected.split(' or ').includes(String(answer.status))) differences.push(`${title}: ${answer.status} for ${expected}`);
    }
    return differences;
  }
}

/** Sends a request to a running server. */
export async function sendByFetch({ method, url, headers, body }: FilledRequest): Promise<HttpAnswer> {
  const payload = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const answer = await fetch(url, { method: method.toUpperCase(), headers, body: payload });
  const text = await answer.text();
  const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: isJson && text !== '' ? JSON.parse(text) : text };
}

function requestIn(part: string): WrittenRequest {
  const [title = '', ...lines] = part.split('\n');
  const said = (word: RegExp) => lines.map((line) => word.exec(line)?.[1]).find(Boolean);
  const [request = '', ...rest] = lines.filter((line) => !line.startsWith('#'));
  const [method = '', url = ''] = request.split(' ');
  const end = rest.includes('') ? rest.indexOf('') : rest.length;
  const headers = Object.fromEntries(rest.slice(0, end).map((line) => line.split(/: (.*)/s, 2)));
  const body = rest.slice(end).join('\n').trim() || undefined;
  const expected = said(/^# expect (\d+(?: or \d+)*)$/) ?? 'nothing';
  return { title: title.trim(), name: said(/^# @name (\w+)$/), expected, method: method.toLowerCase() as HttpMethod, url, headers, body };
}

/** JSON, or a file; the lines of a form end as those of a message do. */
function bodyIn(text: string, type = ''): object {
  if (type.includes('json')) return JSON.parse(text) as object;
  return Buffer.from(type.startsWith('multipart/') ? text.replaceAll('\n', '\r\n') : text);
}

/** `{{host}}` and `{{list.response.body.results[0].id}}`, with what has been answered so far. */
function filled(text: string, variables: Readonly<Record<string, string>>, answers: ReadonlyMap<string, HttpAnswer>): string {
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
