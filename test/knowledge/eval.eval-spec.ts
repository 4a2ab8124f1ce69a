import { useDatabase } from '@test/database';
import { type Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { sliceOf, toNfc } from '@app/text';
import { type Quote, THRESHOLD, goodEnough, quotesFor } from '@knowledge/writer/quotes';
import { readableDocument } from '@knowledge/documents';
import { PassagesService } from '@knowledge/passages';
import { PassagesRepository } from '@knowledge/passages/passages.repository';
import { Retrieval } from '@knowledge/retrieval';
import { RetrievalRepository } from '@knowledge/retrieval/retrieval.repository';
import { type GoldenQuestion, isReadable, pagesOfTheHandbook, questionsOf } from './golden';
import { Library } from './library';
import { Measures, type Returned, type Run, bestThreshold, refusals } from './measures';
import { acrossFolds } from './cross-validation';

const MOST = 10;
/** Passages that the chatbot asks for. */
const MOST_QUOTED = 6;
type Found = Omit<Returned, 'document'> & { readonly document_id: number };

// On demand: `npm run eval`. It prints figures, and fails only if something leaks.
describe('retrieval over the golden set', () => {
  const { source, db } = useDatabase();
  const passages = new PassagesService(new PassagesRepository(db), db);
  const retrieval = new Retrieval(new RetrievalRepository(db));
  const pages = pagesOfTheHandbook();
  const measures = new Measures(pages);

  const by = (actor: Actor, score: Sql, where: Sql) =>
    db.rows(sql<Found>`
      SELECT p.document_id, p.start, p."end", ${score}::float8 AS score FROM passages p JOIN documents d ON d.id = p.document_id
      WHERE ${readableDocument(actor, sql`d`)} AND ${where} ORDER BY score DESC, p.id LIMIT ${MOST}`);

  /** Words joined by OR, in the configuration `simple`. */
  const words = (question: string) =>
    sql`to_tsquery('simple', ${(toNfc(question).match(/[\p{L}\p{N}]+/gu) ?? ['x']).map((word) => `'${word}'`).join(' | ')})`;

  const ways: Record<string, (actor: Actor, question: string) => Promise<Found[]>> = {
    tutti: (actor, question) => retrieval.find(actor, question, MOST),
    'tsvector simple': (actor, question) =>
      by(actor, sql`ts_rank(to_tsvector('simple', p.text), ${words(question)})`, sql`to_tsvector('simple', p.text) @@ ${words(question)}`),
    pg_trgm: (actor, question) => by(actor, sql`word_similarity(${toNfc(question)}, p.text)`, sql`true`),
  };

  async function runs(library: Library, questions: readonly GoldenQuestion[], way: (typeof ways)[string]): Promise<Run[]> {
    const all: Run[] = [];
    for (const question of questions) {
      const asker = await library.askerOf(question);
      const begun = performance.now();
      const found = await way(asker, question.question);
      const ms = performance.now() - begun;
      all.push({ question, ms, returned: found.map((one) => ({ ...one, document: library.names.get(one.document_id)! })) });
    }
    return all;
  }

  const leaksIn = (all: readonly Run[]): string[] =>
    all.flatMap(({ question, returned }) =>
      returned
        .filter(
          ({ document }) =>
            !isReadable(
              pages.find(({ name }) => name === document)!,
              question.as,
            ),
        )
        .map(({ document }) => `${question.id} ${document}`),
    );

  const rounded = (figures: Record<string, number>) =>
    Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Number(figure.toFixed(3))]));

  /** A table in markdown, with a line for each way. */
  function written(table: Record<string, Record<string, number | string>>): string {
    const columns = Object.keys(Object.values(table)[0]!);
    const lines = Object.entries(table).map(([name, figures]) => [name, ...columns.map((column) => figures[column])]);
    return [['', ...columns], ['', ...columns].map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  }

  /** Quotes that the chatbot would give: how many answers have a wanted one, and how many quotes are slices of their version. */
  async function quoted(library: Library, questions: readonly GoldenQuestion[]): Promise<Record<string, number>> {
    let [answers, right, quotes, exact] = [0, 0, 0, 0];
    for (const question of questions) {
      const passages = goodEnough(await retrieval.find(await library.askerOf(question), question.question, MOST_QUOTED));
      const given = quotesFor(question.question, passages);
      if (given.length === 0) continue;
      const named = given.map((quote) => ({ ...quote, document: library.names.get(quote.document_id)!, score: 1 }));
      answers += 1;
      right += Number(named.some((quote) => question.spans.some((span) => measures.has(quote, span))));
      quotes += given.length;
      exact += named.filter((quote) => isSlice(quote)).length;
    }
    return { 'span precision': right / answers, 'citation exactness': exact / quotes };
  }

  const isSlice = ({ document, start, end, quote }: Quote & { readonly document: string }) =>
    sliceOf(toNfc(pages.find(({ name }) => name === document)!.body), start, end) === quote;

  it('is measured beside two baselines', async () => {
    const library = new Library(source, passages);
    await library.fill(pages);
    const development = new Map<string, readonly Run[]>();
    for (const [name, way] of Object.entries(ways)) {
      await runs(library, questionsOf('development').slice(0, 5), way);
      development.set(name, await runs(library, questionsOf('development'), way));
    }
    process.stdout.write(`\nrefusals across folds: ${acrossFolds(development.get('tutti')!)}\n`);
    const leaks: string[] = [];
    for (const split of process.env.EVAL === 'test' ? (['development', 'test'] as const) : (['development'] as const)) {
      const table: Record<string, Record<string, number | string>> = {};
      for (const [name, way] of Object.entries(ways)) {
        const known = development.get(name)!;
        const all = split === 'development' ? known : await runs(library, questionsOf(split), way);
        leaks.push(...leaksIn(all));
        const isOurs = name === 'tutti';
        const threshold = isOurs ? THRESHOLD : bestThreshold(known);
        const { precision, recall } = refusals(all, threshold);
        table[name] = {
          ...rounded(measures.ranking(all)),
          ...(isOurs ? rounded(await quoted(library, questionsOf(split))) : { 'span precision': '–', 'citation exactness': '–' }),
          ...rounded({ threshold, 'refusal precision': precision, 'refusal recall': recall, leaks: leaksIn(all).length }),
        };
      }
      process.stdout.write(`\n${split} half, ${questionsOf(split).length} questions\n${written(table)}\n`);
    }
    expect(leaks).toEqual([]);
  }, 600_000);
});
