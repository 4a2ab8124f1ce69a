// Validates recorded exchanges against the document. Every request is sent through Prism once more, and the server behind Prism
// repeats the recorded answer of the api. Prism reports where the two violate the document.
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { readFileSync } = require('node:fs');
const { createServer, request: open } = require('node:http');
const { connect } = require('node:net');
const { setTimeout: sleep } = require('node:timers/promises');
const { readExchanges } = require('./exchanges.cjs');

const AT_ONCE = 4;
const STARTS_WITHIN_MS = 90_000;
const ANSWERS_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 200;
// Prism names the violations in a header.
const MAX_HEADER_BYTES = 64 * 1024;
const NUMBER = 'x-exchange-number';
// These headers belong to the connection, not to the message.
const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding']);

/** Sends the exchanges in `folder` through `prism`, and returns the requests and the violations. */
exports.validate = async ({ prism, document, folder }) => {
  const { recorded, sendable, left } = readExchanges(folder, JSON.parse(readFileSync(document, 'utf8')));
  const upstream = await listening(createServer((request, response) => replay(sendable[request.headers[NUMBER]].answer, response)));
  const proxy = await start(prism, document, upstream.address().port);
  const violations = [];
  try {
    const rest = sendable.entries();
    const work = async () => {
      for (const [number, exchange] of rest) violations.push(...violationsOf(exchange, await send(proxy.port, exchange.request, number)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    proxy.child.kill('SIGKILL');
    upstream.close();
    upstream.closeAllConnections();
  }
  return { recorded, sent: sendable.length, left, violations };
};

function replay({ status, headers, body }, response) {
  for (const [name, value] of Object.entries(headers)) if (!CONNECTION_HEADERS.has(name)) response.setHeader(name, value);
  response.writeHead(status).end(Buffer.from(body, 'base64'));
}

async function start(prism, document, port) {
  const own = await freePort();
  const args = [prism, 'proxy', '--port', own, '--host', '127.0.0.1', '--verboseLevel', 'fatal', document, `http://127.0.0.1:${port}`];
  const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  for (const deadline = Date.now() + STARTS_WITHIN_MS; !(await accepts(own)); await sleep(LOOK_EVERY_MS)) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    child.kill('SIGKILL');
    throw new Error('Prism does not start.');
  }
  return { child, port: own };
}

/** Sends a request to Prism; returns the status, the list of violations and the body of its answer. */
async function send(port, { method, url, headers, body }, number) {
  const payload = Buffer.from(body, 'base64');
  const length = payload.length > 0 ? { 'content-length': payload.length } : {};
  const { pathname, search } = new URL(url, 'http://localhost');
  const options = { host: '127.0.0.1', port, method, path: pathname + search, maxHeaderSize: MAX_HEADER_BYTES, timeout: ANSWERS_WITHIN_MS };
  const request = open({ ...options, headers: { ...headers, ...length, [NUMBER]: number } });
  request.on('timeout', () => request.destroy(new Error(`Prism does not answer ${method} ${url}.`))).end(payload);
  const [response] = await once(request, 'response');
  const text = (await response.toArray()).join('');
  return { status: response.statusCode, header: response.headers['sl-violations'], text };
}

/** A request may violate the document if the api refuses it; an answer never may. */
function violationsOf({ operation, request, answer }, { status, header, text }) {
  const about = { operation, url: request.url, status: answer.status };
  if (status !== answer.status) return [{ ...about, where: 'prism', message: `answers ${status} itself: ${text.slice(0, 300)}` }];
  return listed(header)
    .filter(({ location }) => location[0] === 'response' || answer.status < 400)
    .map(({ location, message }) => ({ ...about, where: location.join('.'), message }));
}

/** Parses the list in a header. A list that is too long was cut off; only its complete entries count. */
function listed(header = '[]') {
  if (header.startsWith('[')) return JSON.parse(header);
  const end = header.lastIndexOf('},{');
  return JSON.parse(`${header.slice(header.indexOf('['), end)}}]`);
}

async function listening(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function freePort() {
  const server = await listening(createServer());
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Tells whether a server listens on the port. */
async function accepts(port) {
  const socket = connect(port, '127.0.0.1');
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere;
}
