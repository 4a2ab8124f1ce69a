import type { Operation } from '../grid/contract';

/** A request as it is sent, byte for byte except for the framing. */
export interface Malformed {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Buffer;
}

/** A generator of numbers between 0 and 1; the same seed gives the same sequence (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LONG = 'x'.repeat(5_000);
/** JSON as text, including values that JSON.stringify cannot write. */
const VALUES = [
  ...['null', 'true', '""', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', '9223372036854775808', '-9223372036854775809'],
  ...['2147483648', '1e400', '-1e400', '1.5', '-0', '"1"', '[]', '{}', '[[]]', '[null]', '[1,2]', '{"$ne":1}', `"${LONG}"`],
  ...['"2030-02-31T00:00:00Z"', '"0000-00-00"', '"\'; DROP TABLE users; --"', '"%"', '"../../etc/passwd"', '"\\u202e\\ufeff"', '"👩‍🎻"'],
  ...[
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{}}}',
    '"a\\r\\nb"',
    '0',
    '-1',
    '[[[[[[[[]]]]]]]]',
    '{"a":{"b":{"c":[]}}}',
  ],
] as const;
const TEXTS = [
  ...['', '{', '}', '[1e400]', 'null', '"', '{"a":1,"a":2}', '{"a":', '\ufeff{}', 'a=1&a=2&__proto__=x', '%', '%zz=%ff', 'NaN', "{'a':1}"],
  ...['['.repeat(10_000), '{"a":'.repeat(10_000), `[${'[],'.repeat(5_000)}[]]`, '{"name":"\\', '{"name":"\\u00', '"\\ud800"', '--x--'],
] as const;
const FORM = 'application/x-www-form-urlencoded';
const TYPES = [
  ...['application/json', 'application/json', 'application/json', 'application/x-www-form-urlencoded', 'text/plain', 'text/xml', ''],
  ...[
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/merge-patch+json',
    'nonsense',
    ';',
  ],
] as const;
const SEGMENTS = [
  ...[
    '1',
    '2',
    '3',
    '999',
    '0',
    '-1',
    'abc',
    '%00',
    '2147483648',
    '9'.repeat(30),
    '%F0%9F%8E%BB',
    '..%2f',
    '__proto__',
    '%zz',
    '%ED%A0%80',
  ],
  ...['sinfonia', '1e3', '%20', 'x'.repeat(600), '00000000-0000-4000-8000-000000000000', 'constructor', '1%3B', '*', "'"],
] as const;
const PARAMETERS = [
  '%00',
  '%ED%A0%80',
  '1e400',
  '9'.repeat(40),
  '-1',
  '',
  '%zz',
  '1',
  'a,b',
  '-',
  '%2C',
  'null',
  '[]',
  '%F0%9F%8E%BB',
  '1.5',
  LONG,
];
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  authorization: ['Bearer', 'Bearer ', 'Bearer a.b.c', 'Bearer e30.e30.', 'Basic eDp5', 'bearer x', '\xff', 'x'.repeat(6_000), 'Bearer \t'],
  'idempotency-key': ['', ' ', 'x'.repeat(500), '\xff\xfe', 'a b', '"', 'k', 'k', 'k'],
  'if-match': ['"1"', '*', '1', 'W/"1"', '"', '"-1"', '"9999999999999999999"', '"1", "2"', '\xff', '""'],
  'accept-language': ['ko', 'xx', '*;q=2', 'ko;q=abc', ',,,', 'a-'.repeat(900), '\xff', ';'],
  'accept-encoding': ['gzip', 'br', 'nonsense', 'gzip;q=0', '*'],
  'content-encoding': ['gzip', 'nonsense'],
  'x-request-id': ['\xff', 'x'.repeat(300), '<b>', 'fine'],
  cookie: ['=', 'a', 'refresh_token=x', '\xff=\xff', ';;;', '__Host-x=1; '.repeat(50)],
  origin: ['null', 'http://', 'https://elsewhere.example', '\xff'],
};

/** One malformed request to an operation of the contract. */
export function malform(operation: Operation, random: () => number): Malformed {
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)]!;
  const sometimes = (share: number): boolean => random() < share;

  const value = (): string =>
    sometimes(0.85) ? pick(VALUES) : JSON.stringify(String.fromCharCode(...[1, 2, 3, 4].map(() => random() * 65_536)));
  const fields = (): string => {
    const entries = Object.entries(operation.example).map(([name, example]) => [name, JSON.stringify(example)] as [string, string]);
    const names = [...Object.keys(operation.fields), 'id', 'company_id', 'unknown'];
    const wrong = [1, 2].map(() => [pick(names), value()] as [string, string]);
    // A name sometimes occurs twice.
    const all = sometimes(0.2) ? [...entries, ...wrong, ...wrong] : [...new Map([...entries, ...wrong])];
    return `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
  };
  const form = () => Object.keys(operation.fields).map((name) => `${name}=${pick(PARAMETERS)}`);
  const parts = () =>
    `--x\r\nContent-Disposition: form-data; name="${pick(['file', 'a', '', '"'])}"; filename="${pick(['a', '../b', '\0'])}"\r\n\r\n${pick(TEXTS)}\r\n--x${pick(['--\r\n', '', '\r\n'])}`;
  const written = (type: string): string => {
    if (sometimes(0.25)) return pick([...TEXTS, ...VALUES]);
    if (type.startsWith('multipart')) return parts();
    return type.includes('form') ? form().join('&') : fields();
  };
  const bodied = (type: string): Buffer => {
    const whole = Buffer.from(written(type));
    if (sometimes(0.05)) return Buffer.concat([whole, Buffer.from([0xff, 0xc0, 0x80])]);
    return sometimes(0.1) ? whole.subarray(0, Math.floor(random() * whole.length)) : whole;
  };
  const query = (): string => {
    if (sometimes(0.5)) return '';
    const names = [...operation.query.map(({ name }) => name), '__proto__', 'a', '', '%zz'];
    return `?${[1, 2].map(() => `${pick(names)}=${pick(PARAMETERS)}`).join(pick(['&', '&&', ';']))}`;
  };
  const headers = Object.keys(HEADERS).flatMap((name) => (sometimes(0.08) ? [[name, pick(HEADERS[name]!)] as const] : []));
  // A content type that the api does not read would keep the body from being parsed at all.
  const usual = operation.takesFile ? 'multipart/form-data; boundary=x' : pick(['application/json', 'application/json', FORM]);
  const type = operation.method === 'GET' ? '' : sometimes(0.85) ? usual : pick(TYPES);
  return {
    method: sometimes(0.02) ? pick(['OPTIONS', 'HEAD', 'PUT', 'TRACE', 'DELETE', 'PATCH']) : operation.method,
    path: `${operation.path.replace(/\{\w+\}/g, () => pick(SEGMENTS))}${query()}`,
    headers: { ...(type && { 'content-type': type }), ...Object.fromEntries(headers) },
    body: operation.method === 'GET' ? undefined : bodied(type),
  };
}
