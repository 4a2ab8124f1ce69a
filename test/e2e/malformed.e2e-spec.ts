import { Role } from '@app/auth';
import { startApi } from '@test/app';
import { Exchange } from '@test/fuzz/exchange';
import { malform, seeded } from '@test/fuzz/malformed';
import { operations } from '@test/grid/contract';
import { listening } from '@test/wire';

// `npm run fuzz` sends 50,000; FUZZ_SEED repeats a run.
const COUNT = Number(process.env.FUZZ ?? 1_500);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const LONGEST_S = Number(process.env.FUZZ_SECONDS ?? 900);
const SLOWEST_MS = 5_000;
const AT_ONCE = 8;
/** After so many, everybody is somebody new: who asks may have ended their own session, or themselves. */
const SHIFT = 200;

jest.setTimeout((LONGEST_S + 60) * 1_000);

describe('malformed requests', () => {
  const api = startApi();
  const wire = listening(api);

  async function authorizations(): Promise<(string | undefined)[]> {
    const people = [
      await api.aSaved(Role.Admin),
      await api.aSaved(Role.Mentor),
      await api.aSaved(Role.Mentee),
      await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }),
    ];
    const tokens = await Promise.all(people.map((person) => api.tokenOf(person)));
    const key = await api.as(people[0]!).post('/api/v1/api-keys', { name: 'Fuzz', scopes: ['user:*', 'department:*', 'task:*'] });
    return [...[...tokens, key.body.key as string].map((token) => `Bearer ${token}`), undefined];
  }

  it('break nothing, never hang, and are refused in one shape', async () => {
    const [random, exchange, until] = [seeded(SEED), new Exchange(wire.origin()), Date.now() + LONGEST_S * 1_000];
    const complaints: string[] = [];
    const statuses = new Map<number, number>();
    let [sent, slowest, known]: [number, number, (string | undefined)[]] = [0, 0, []];
    const one = async () => {
      const operation = operations[Math.floor(random() * operations.length)]!;
      const request = malform(operation, random);
      const authorization = known[Math.floor(random() * known.length)];
      const headers = { ...(authorization && { authorization }), ...request.headers };
      const verdict = await exchange.ask({ ...request, headers }, SLOWEST_MS);
      if (verdict.complaint) complaints.push(verdict.complaint);
      statuses.set(verdict.status, (statuses.get(verdict.status) ?? 0) + 1);
      slowest = Math.max(slowest, verdict.ms);
    };
    for (; sent < COUNT && Date.now() < until; sent += AT_ONCE) {
      if (sent % SHIFT === 0) known = await authorizations();
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    }
    exchange.close();
    const spread = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    process.stdout.write(`Malformed: ${sent} of ${COUNT}, seed ${SEED}, slowest ${Math.round(slowest)} ms, ${spread.join(', ')}\n`);
    expect(complaints.slice(0, 20)).toEqual([]);
  });
});
