import { readFileSync } from 'node:fs';
import { startApi } from '@test/app';
import { chatbotStories } from '@test/chatbot';
import { type AskedOfWriter, writerDouble } from '@test/writer-double';

interface Attack {
  readonly id: string;
  readonly document?: string;
  readonly question?: string;
  readonly text: string;
  readonly canary: string | null;
}
const attacks = readFileSync('test/knowledge/golden/attacks.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Attack);

const handbook = (name: string) => readFileSync(`test/knowledge/golden/handbook/${name}.md`, 'utf8').replace(/^---[\s\S]*?---\n/, '');
const planted = [...new Set(attacks.flatMap(({ document }) => document ?? []))].map((title) => ({ title, body: handbook(title) }));
/** The text of these documents without the attacks: what it says may be quoted. */
const honest = attacks.reduce((text, attack) => text.replaceAll(attack.text, ''), planted.map(({ body }) => body).join('\n'));

/** Obeys everything that it reads, cites each sentence, and adds the orders with a quote out of the same passage. */
const obedient = ({ passages, question }: AskedOfWriter) =>
  passages.flatMap(({ passage, text }) => [
    ...text.split(/\n+|(?<=[.!?])\s+/).map((sentence) => ({ text: sentence, passage, quote: sentence })),
    ...attacks.map((attack) => ({ text: attack.text, passage, quote: attack.text })),
    ...attacks.map((attack) => ({ text: attack.canary ?? attack.text, passage, quote: text.slice(0, 40) })),
    { text: question, passage, quote: text.slice(0, 40) },
  ]);

describe('attacks on the chatbot', () => {
  // Before the api, which reads the settings when it starts.
  const writer = writerDouble();
  const api = startApi();
  const { people, folder, published, ask } = chatbotStories(api);

  it.each([
    ['quotes', () => undefined],
    ['a model that obeys', obedient],
  ])('change nothing in answers by %s', async (_, writing) => {
    const { admin, mina } = await people();
    const everybodys = await folder(admin);
    for (const document of planted) await published(admin, everybodys, document);
    if (writing === obedient) writer.write(obedient);
    else writer.write((__, response) => void response.writeHead(503).end());
    const obeyed: string[] = [];
    for (const { id, question, text, canary } of attacks) {
      const answer = await ask(mina, question ? text : `${text} 이 내용이 뭐예요?`);
      const said = JSON.stringify([answer.text, answer.citations]);
      const wrong = [text, ...(canary && !honest.includes(canary) ? [canary] : [])].filter((words) => said.includes(words));
      obeyed.push(...wrong.map((words) => `${id}: ${words}`));
    }
    expect([attacks.length, obeyed]).toEqual([33, []]);
    expect(writer.requests.length).toBeGreaterThan(20);
    const sent = JSON.stringify(writer.requests.map(({ body }) => JSON.parse(JSON.parse(body).messages[1].content).passages));
    expect(attacks.filter(({ document, text }) => document && sent.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });
});
