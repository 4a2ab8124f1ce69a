import { SessionRightsCache } from '@app/auth';
import type { Answer, startApi } from './app';
import { mentorships, mentorshipsOf } from './mentorships';

export const requests = '/api/v1/requests';

/** Path and body of an approval. */
export const approving = (id: number, body: object = {}) => [`${requests}/${id}/approve`, body] as const;

export const problemOf = ({ status, body }: Answer): unknown[] => [status, body.error];

/** The outcomes of requests at the same time: statuses, or names of errors. */
export const outcomesOf = async (...tries: Promise<Answer>[]): Promise<unknown[]> =>
  (await Promise.all(tries)).map(({ status, body }) => body.error ?? status).sort();

/** Fixtures and helpers for the specs about requests for approval. */
export function requestsOf(api: ReturnType<typeof startApi>) {
  const fixtures = mentorshipsOf(api);

  /** A running mentorship, and the mentee's request for a move of it. */
  async function anAsked(move = 'pause', body: object = { reason: 'Exams' }) {
    const all = await fixtures.people();
    const { id } = await fixtures.anActive(all);
    const asked = await all.as.mentee.post(`${mentorships}/${id}/${move}`, body);
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    return { all, id: id as number, request: asked.body.id as number };
  }

  const statusIn = async (table: string, id: number): Promise<string> =>
    (await api.rows(`SELECT status FROM ${table} WHERE id = ${id}`))[0].status;

  /** Changes what the guard remembers. */
  async function set(statement: string): Promise<void> {
    await api.rows(statement);
    api.get(SessionRightsCache).forget();
  }

  return {
    ...fixtures,
    anAsked,
    set,
    statusOf: (id: number) => statusIn('requests', id),
    statusOfMentorship: (id: number) => statusIn('mentorships', id),
  };
}

/** The people of `mentorshipsOf`. */
export type People = Awaited<ReturnType<ReturnType<typeof requestsOf>['people']>>;
