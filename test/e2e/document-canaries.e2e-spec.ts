import { readFileSync } from 'node:fs';
import { type Answer, startApi } from '@test/app';
import { LEAVE, QUESTION, chatbot, chatbotStories, readEvents } from '@test/chatbot';
import { docs, folders, forUser } from '@test/documents';
import { eventually } from '@test/eventually';
import { ownDataOf, unzipped } from '@test/own-data';
import { writerDouble } from '@test/writer-double';
import type { User } from '@organisation/users/user.entity';

type Described = Readonly<Record<string, { readonly get?: { readonly parameters?: readonly { readonly name: string }[] } }>>;
const { paths } = JSON.parse(readFileSync('test/openapi.json', 'utf8')) as { paths: Described };

/** Every list, count and export, and every search of one for the words of the hidden documents. A new one is here by itself. */
const SURFACES = Object.entries(paths)
  .filter(([path, { get }]) => get && !path.includes('{') && !path.endsWith('/stream'))
  .flatMap(([path, { get }]) => {
    const word = get!.parameters?.find(({ name }) => ['q', 'search'].includes(name))?.name;
    return [path, ...(word ? ['연차', 'canaryshut'].map((typed) => `${path}?${word}=${encodeURIComponent(typed)}`) : [])];
  });
const OF_DOCUMENTS = [
  ...['ordering=-title', 'page=2&page_size=1', 'status=draft', 'draft=editing', 'is_overdue=true', 'format=markdown'].map(
    (q) => `${docs}?${q}`,
  ),
  `${docs}/search?q=${encodeURIComponent('연차 이월')}&page=2&page_size=1`,
];
const SAME = /^\/api\/v1\/(docs|folders|search|acknowledgements|chatbot|notifications|departments|tasks|users|jobs|requests)\b/;
const OF_ONE = ['', '/versions', '/versions/1', '/access', '/must-reads', '/acknowledgements', '/download', '/preview'];

const hidden = (place: string) => ({
  title: `연차 canary${place}`,
  body: `# 연차 canary${place}\n\n쓰지 않은 연차는 canary${place} 최대 9일까지 이월됩니다.`,
});
/** Told to everybody, whatever is hidden. */
const ASKED = [QUESTION, '쓰지 않은 연차는 최대 9일까지 이월되나요?', '연차 이월'];

describe('words of documents that somebody may not read', () => {
  // Before the api, which reads the settings when it starts.
  const writer = writerDouble();
  const api = startApi();
  const { people, folder, document, published, publish, allow, ask, again, aSession } = chatbotStories(api);
  const { zipOf } = ownDataOf(api);
  beforeAll(() => api.app().listen(0, '127.0.0.1'));

  /** The answer as text. The number of the request differs each time. */
  const textOf = ({ status, body }: Answer) =>
    `${status} ${typeof body === 'string' ? body : JSON.stringify({ ...body, request_id: undefined })}`;
  /** The answers to all of these paths, as text. */
  async function readAll(user: User, urls: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const url of urls) found.set(url, textOf(await api.as(user).get(url)));
    return found;
  }

  /** A document that all read, with a draft that only its author sees. */
  async function everybodys(boss: User) {
    const common = await folder(boss);
    const open = await published(boss, common, LEAVE);
    await api.as(boss).patch(`${docs}/${open}`, { body: hidden('redraft').body });
    return { common, open };
  }

  /** Documents of another company, of another department, of a private folder, in the trash and in the archive, and a draft. */
  async function plant({ boss, stranger, winds, common }: { boss: User; stranger: User; winds: number; common: number }) {
    const shut = await folder(boss, { name: 'canaryshut', is_private: true });
    await allow(boss, `${folders}/${shut}`, forUser(boss, 'edit', true));
    const theirs = await folder(boss, { name: 'canarywinds', department_id: winds });
    const ids = {
      shut: await published(boss, shut, hidden('shut')),
      winds: await published(boss, theirs, hidden('winds')),
      draft: await document(boss, common, hidden('draft')),
      foreign: await published(stranger, await folder(stranger, { name: 'canaryforeign' }), hidden('foreign')),
      trash: await published(boss, common, hidden('trash')),
      archive: await published(boss, common, hidden('archive')),
    };
    await api.as(boss).delete(`${docs}/${ids.trash}`);
    await api.as(boss).post(`${docs}/${ids.archive}/archive`);
    for (const id of [ids.shut, ids.winds])
      await api.as(boss).patch(`${docs}/${id}/must-reads`, { principals: [{ principal_kind: 'company', principal_id: null }] });
    return { ids, closed: [shut, theirs] };
  }

  it('are nowhere: no list, count, search, export, notification, answer, stream, request to the model, event or audit entry has one', async () => {
    const { admin: boss, mina, winds, stranger } = await people();
    const admin = await api.aSaved(boss.role);
    writer.write(({ passages }) => passages.map(({ passage, text }) => ({ text, passage, quote: text.split('\n').at(-1) })));
    const { common, open } = await everybodys(boss);
    const own = await ask(mina, QUESTION);
    expect(own.citations).toMatchObject([{ document_id: open }]);
    const surfaces = [...SURFACES, ...OF_DOCUMENTS];
    const before = await readAll(mina, surfaces);
    const { ids, closed } = await plant({ boss, stranger, winds, common });

    const after = await readAll(mina, surfaces);
    const differing = [...after].filter(([url, text]) => SAME.test(url) && text !== before.get(url)).map(([url]) => url);
    expect([differing, [...after].filter(([, text]) => text.includes('canary')).map(([url]) => url)]).toEqual([[], []]);
    expect([...after].filter(([, text]) => text.startsWith('200')).length).toBeGreaterThan(60);
    const toAdmin = [...(await readAll(admin, surfaces))].filter(([, text]) => /canary(shut|draft|redraft|foreign)/.test(text));
    expect(toAdmin.map(([url]) => url)).toEqual([]);

    for (const [user, kept] of [
      [mina, Object.values(ids)],
      [admin, [ids.shut, ids.draft, ids.foreign]],
    ] as const)
      // prettier-ignore
      for (const part of OF_ONE) {
        const unknown = await api.as(user).get(`${docs}/999999${part}`);
        for (const id of kept) expect([id, part, textOf(await api.as(user).get(`${docs}/${id}${part}`)).slice(0, 60)]).toEqual([id, part, textOf(unknown).slice(0, 60)]); // prettier-ignore
      }
    for (const id of closed) expect((await api.as(mina).get(`${folders}/${id}`)).status).toBe(404);
    for (const id of Object.values(ids)) expect((await api.as(mina).post(`${docs}/${id}/acknowledge`, { number: 1 })).status).toBe(404);

    const events = await api.rows("SELECT name FROM outbox WHERE payload::text ~ 'canary'");
    expect([events, await api.rows("SELECT action FROM audit_entries e WHERE e::text ~ 'canary'")]).toEqual([[], []]);
  });

  it('are in no answer of the chatbot, no stream, no request to the model, no session and no export', async () => {
    const { admin: boss, mina, winds, stranger } = await people();
    const admin = await api.aSaved(boss.role);
    writer.write(({ passages }) => passages.map(({ passage, text }) => ({ text, passage, quote: text.split('\n').at(-1) })));
    const { common, open } = await everybodys(boss);
    const { ids } = await plant({ boss, stranger, winds, common });
    const curated = { questions: ['비품은 어디에 있나요?'], answer: '창고에 있습니다.', document_ids: [ids.shut] };
    expect((await api.as(boss).post(`${chatbot}/curated-answers`, curated)).status).toBe(201);
    const said: unknown[] = [];
    for (const user of [mina, admin])
      for (const question of [...ASKED, curated.questions[0]!]) {
        const answer = await ask(user, question);
        said.push(answer, await again(user, answer.id));
        if (user === mina && answer.kind === 'curated') expect(answer.curated_answer).toMatchObject({ documents: [] });
        const session = await aSession(user);
        const stream = await readEvents(api, await api.tokenOf(user), { path: `/sessions/${session}/messages`, text: question });
        await eventually(async () => stream.isOver);
        said.push(stream.events);
        for (const url of ['sessions', `sessions/${session}`, `sessions/${session}/messages`, 'gaps', 'curated-answers'])
          said.push((await api.as(user).get(`${chatbot}/${url}`)).body);
      }
    expect(JSON.stringify(said)).toContain(`"document_id":${open}`);
    // An admin reads documents of every department.
    const elsewhere = /canary(shut|draft|redraft|foreign|trash|archive)/;
    expect(JSON.stringify(said)).not.toMatch(elsewhere);
    expect(writer.requests.length).toBeGreaterThan(5);
    expect(JSON.stringify(writer.requests)).not.toMatch(elsewhere);
    const minas = await api.rows(
      `SELECT c.quote FROM chatbot_citations c JOIN chatbot_messages m ON m.id = c.message_id WHERE m.user_id = ${mina.id}`,
    );
    expect(JSON.stringify(minas)).not.toContain('canary');
    const packed = Buffer.concat([...(await unzipped(await zipOf(mina))).values()]).toString('utf8');
    expect([packed.includes(QUESTION), packed.includes('canary')]).toEqual([true, false]);
    // With the word itself, which she must have from somewhere else.
    for (const word of ['canaryshut', 'canarywinds', 'canaryforeign']) {
      const { kind, text, citations } = await ask(mina, `${word}이 뭐예요?`);
      expect([kind, citations, text.includes('canary')]).toEqual(['refusal', [], false]);
    }
    expect((await publish(boss, ids.draft)).status).toBe(200);
    expect(JSON.stringify(await ask(mina, ASKED[1]!))).toContain('canarydraft');
  });
});
