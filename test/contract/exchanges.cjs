// Requests and answers that the stories have recorded (test/support/exchanges.ts), sorted by what Prism can do with them.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const textOf = (base64) => Buffer.from(base64, 'base64').toString();
const isBytes = (headers) =>
  !/^(application\/([\w.]+\+)?json|application\/x-www-form-urlencoded|multipart\/form-data|text\/)/.test(
    headers['content-type'] ?? 'text/',
  );

/** Why an exchange cannot be sent through Prism; undefined for one that can. */
function hindrance({ operation, request, answer }) {
  if (!operation) return 'no operation of the document';
  // Prism reads every body as text, follows redirects itself, and takes no body with a GET.
  if (isBytes(request.headers) || isBytes(answer.headers)) return 'bytes';
  if (answer.status >= 300 && answer.status < 400) return 'redirects';
  return undefined;
}

/** One exchange of each shape: of a hundred pages of tasks one is as good as all. */
exports.readExchanges = (folder, document) => {
  const find = operationFinder(document);
  const seen = new Set();
  const sorted = { recorded: 0, sendable: [], left: {} };
  for (const exchange of recorded(folder)) {
    sorted.recorded++;
    exchange.operation = find(exchange.request);
    const reason = hindrance(exchange);
    if (reason) sorted.left[reason] = (sorted.left[reason] ?? 0) + 1;
    else if (isNew(exchange, seen)) sorted.sendable.push(exchange);
  }
  return sorted;
};

function recorded(folder) {
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

function isNew({ operation, request, answer }, seen) {
  const query = [...new URL(request.url, 'http://localhost').searchParams].sort().join('&');
  const key = [operation, query, answer.status, shapeOf(request), shapeOf(answer)].join(' ');
  return seen.size < seen.add(key).size;
}

/** The names and types in a JSON body; a name that is not there and one that is null differ. */
function shapeOf({ body }) {
  try {
    return JSON.stringify(typesIn(JSON.parse(textOf(body))));
  } catch {
    return textOf(body);
  }
}

function typesIn(value) {
  if (value === null) return null;
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(typesIn(one))))].sort();
  if (typeof value !== 'object') return typeof value === 'string' && /^[a-z_]{1,30}$/.test(value) ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typesIn(one)]));
}

/** `GET /api/v1/tasks/{id}` of a request; a fixed segment goes before a parameter, as in the router. */
function operationFinder({ paths }) {
  const candidates = Object.entries(paths)
    .sort(([one], [other]) => (one.replaceAll('{', '~') < other.replaceAll('{', '~') ? -1 : 1))
    .map(([path, methods]) => ({ path, methods, pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }));
  return ({ method, url }) => {
    const { pathname } = new URL(url, 'http://localhost');
    const found = candidates.find(({ pattern, methods }) => pattern.test(pathname) && methods[method.toLowerCase()]);
    return found && `${method} ${found.path}`;
  };
}
