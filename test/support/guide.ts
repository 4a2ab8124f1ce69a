import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Message {
  /** The request line, or the status line. */
  readonly first: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** A request of docs/api-guide.md and the answer that the page shows. */
export interface Example {
  readonly request: string;
  readonly answer: Message;
}

const BLOCKS = /^```http\n([^]*?)^```$/gm;
const VARIABLE = /\{\{(\w+)\}\}/g;
const ANYTHING = '…';
/** Marks the place of a variable in JSON, where no value of ours begins so. */
const KEPT = '\u0000';

export const examples = (): Example[] =>
  [...readFileSync(join(__dirname, '../../docs/api-guide.md'), 'utf8').matchAll(BLOCKS)].map(([, block = '']) => {
    const [request = '', answer = ''] = block.trim().split(/\n\n(?=HTTP\/1\.1 )/);
    return { request, answer: messageIn(answer) };
  });

function messageIn(text: string): Message {
  const [head = '', ...body] = text.split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  return { first, headers, body: body.join('\n\n').trim() };
}

/** Sends the examples one after the other, and keeps the values that an answer has for later requests. */
export class Guide {
  constructor(
    private readonly host: string,
    private readonly kept: Record<string, unknown>,
  ) {}

  /** Answers in what the server's answer differs from the page's. */
  async differences({ request, answer }: Example): Promise<string[]> {
    const { first, headers, body } = messageIn(request.replace(VARIABLE, (_, name: string) => this.valueOf(name)));
    const [method = '', url = ''] = first.split(' ');
    const target = url.startsWith('http') ? url : this.host + url;
    const got = await fetch(target, { method, headers: headers.map(([name, value]) => [name, value]), body: body || undefined });
    const text = await got.text();
    const status = `HTTP/1.1 ${got.status}`;
    return [
      ...(answer.first.startsWith(status) ? [] : [`${status} for ${answer.first}: ${text.slice(0, 300)}`]),
      ...answer.headers.flatMap((header) => this.differencesOfHeader(header, got)),
      ...(answer.body ? this.compare(templateIn(answer.body), JSON.parse(text || 'null'), '') : []),
    ];
  }

  private valueOf(name: string): string {
    if (!(name in this.kept)) throw new Error(`The guide uses {{${name}}} before an answer has it.`);
    return String(this.kept[name]);
  }

  private differencesOfHeader([name, shown]: readonly [string, string], { headers }: Response): string[] {
    const values = name === 'Set-Cookie' ? headers.getSetCookie() : [headers.get(name) ?? ''];
    const names = [...shown.matchAll(VARIABLE)].map(([, variable = '']) => variable);
    const pattern = shown.split(/\{\{\w+\}\}/).map((part) => part.split(ANYTHING).map(escaped).join('.+')).join('(.+?)'); // prettier-ignore
    const match = values.map((value) => new RegExp(`^${pattern}$`).exec(value)).find((one) => one !== null);
    names.forEach((variable, at) => (this.kept[variable] = match?.[at + 1]));
    return match ? [] : [`${name}: ${values.join(' | ')} for ${shown}`];
  }

  private compare(shown: unknown, got: unknown, at: string): string[] {
    if (isAnyValue(shown)) {
      if (shown !== ANYTHING) this.kept[shown.slice(1)] = got;
      return got === undefined ? [`${at} is missing`] : [];
    }
    if (isComposed(shown) && isComposed(got)) return this.compareMembers(membersOf(shown), membersOf(got), at);
    return shown === got ? [] : [`${at} is ${JSON.stringify(got)} for ${JSON.stringify(shown)}`];
  }

  private compareMembers(shown: Record<string, unknown>, got: Record<string, unknown>, at: string): string[] {
    const more = Object.keys(got).filter((name) => !(name in shown));
    return [
      ...Object.entries(shown).flatMap(([name, value]) => this.compare(value, got[name], `${at}.${name}`)),
      ...(isAbridged.has(shown) || more.length === 0 ? [] : [`${at} also has ${more.join(', ')}`]),
    ];
  }
}

const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isAnyValue = (shown: unknown): shown is string => typeof shown === 'string' && (shown === ANYTHING || shown.startsWith(KEPT));

/** Objects and arrays of the page that show only some of their members. */
const isAbridged = new WeakSet<object>();

/** An object, or an array by its indices, without the mark that there is more. */
function membersOf(value: object): Record<string, unknown> {
  const entries = Object.entries(value).filter(([name, member]) => name !== ANYTHING && !(Array.isArray(value) && member === ANYTHING));
  const members = Object.fromEntries(entries);
  if (entries.length < Object.keys(value).length) isAbridged.add(members);
  return members;
}

const templateIn = (body: string): unknown => JSON.parse(body.replace(/"?\{\{(\w+)\}\}"?/g, '"\\u0000$1"'));
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
