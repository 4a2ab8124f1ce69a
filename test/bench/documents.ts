import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ASKED, madeDocuments, passageLine } from './handbook';
import type { Finding } from './report';
import { signIn } from './requests';
import { emailOf, seededDatabase } from './seed';
import { type Server, startServer } from './servers';
import type { Stage } from './stage';

const DOCUMENTS = 50_000;
const FOLDERS = 300;
/** Each sixth folder is private, and the reader has no entry in it. */
const PRIVATE = 6;
const MOST_MS = 150;
const REQUESTS = 40;
const READER = { email: emailOf(20) };

const QUERIES = [ASKED.frequent, ASKED.often, ASKED.rare, `${ASKED.often} ${ASKED.frequent}`, '연차 예약은 언제까지 회의에서 취소하나요?'];

/** Measures the search in 50,000 documents with 400,000 passages of one company, one request after the other. */
export async function measureDocuments(stage: Stage): Promise<Finding[]> {
  const database = await seededDatabase(stage.postgres, 2_000);
  const client = new Client(database.owner);
  await client.connect();
  await fill(client);
  const server = await startServer('app', { ...stage.env, DATABASE_URL: database.api });
  const findings = await measureSearches(server, client);
  await client.end();
  return findings;
}

async function measureSearches(server: Server, client: Client): Promise<Finding[]> {
  const authorization = await signIn(server, READER);
  const findings: Finding[] = [];
  for (const words of QUERIES) {
    const url = `${server.url}/api/v1/docs/search?q=${encodeURIComponent(words)}`;
    const app = await slowOf(REQUESTS, async () => {
      const answer = await fetch(url, { headers: { authorization } });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    });
    findings.push({ what: `GET /docs/search?q=${words}: p95`, unit: 'ms', app, other: MOST_MS, at_most: 1 });
    const other = await slowOf(3, () => client.query(BY_TRIGRAMS, [words]));
    findings.push({ what: `GET /docs/search?q=${words}: p95 against pg_trgm`, unit: 'ms', app, other });
  }
  return findings;
}

/** Two syllables have no trigram, so no index of pg_trgm would help; every text is compared. */
const BY_TRIGRAMS = `
  SELECT p.id FROM passages p JOIN documents d ON d.id = p.document_id JOIN folders f ON f.id = d.folder_id AND NOT f.is_private
  WHERE $1 <% p.text ORDER BY word_similarity($1, p.text) DESC LIMIT 20`;

async function slowOf(times: number, ask: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  await ask();
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    await ask();
    all.push(performance.now() - begun);
  }
  return all.sort((one, other) => one - other)[Math.ceil(times * 0.95) - 1]!;
}

/** The index is made at the end, as entry by entry would take ten times as long. */
async function fill(client: Client): Promise<void> {
  await client.query("SET maintenance_work_mem = '1GB'");
  await client.query(
    `INSERT INTO folders (company_id, name, created_by, is_private)
     SELECT 'company-1', 'Folder ' || n, 1, n % ${PRIVATE} = 0 FROM generate_series(1, ${FOLDERS}) n`,
  );
  await client.query(
    `INSERT INTO documents (company_id, folder_id, title, owner_id, drafted_by)
     SELECT 'company-1', 1 + n % ${FOLDERS}, 'Document ' || n, 1, 1 FROM generate_series(1, ${DOCUMENTS}) n ORDER BY n`,
  );
  await client.query(
    `INSERT INTO document_versions (company_id, document_id, number, title, body, published_by)
     SELECT company_id, id, 1, title, title, 1 FROM documents ORDER BY id`,
  );
  await client.query(
    "UPDATE documents SET status = 'published', draft = 'none', drafted_by = NULL, published_version_id = id WHERE company_id = 'company-1'",
  );
  await client.query('DROP INDEX passages_by_tokens');
  await pipeline(
    Readable.from(lines()),
    client.query(copyFrom('COPY passages (company_id, document_id, version_id, position, start, "end", heading, text, tokens) FROM STDIN')),
  );
  await client.query('CREATE INDEX passages_by_tokens ON passages USING gin (company_id, tokens) WITH (fastupdate = off)');
  await client.query(`INSERT INTO passage_terms SELECT 'company-1', t, count(*) FROM passages, unnest(tokens || 0) t GROUP BY t`);
  await client.query('VACUUM (ANALYZE)');
}

function* lines(): Generator<string> {
  let document = 0;
  for (const { title, passages } of madeDocuments(DOCUMENTS)) {
    document += 1;
    yield passages.map((text, position) => passageLine([document, position], title, text)).join('');
  }
}
