import { parseArgs } from 'node:util';
import { assertLinux, describeMachine } from './machine';
import { measureDashboards } from './dashboards';
import { measureDocuments } from './documents';
import { measureEffects } from './effects';
import { measureGuesses, measureLogins } from './logins';
import { type Finding, missed, tableOf } from './report';
import { measureRequests, measureStart } from './measures';
import { measureNeighbours } from './neighbours';
import { measureScale } from './scale';
import { stopAll } from './servers';
import { type Stage, setStage } from './stage';
import { measureVariety } from './variety';

const { values: options } = parseArgs({
  options: {
    scale: { type: 'boolean' },
    dashboards: { type: 'boolean' },
    documents: { type: 'boolean' },
    variety: { type: 'boolean' },
    rows: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Each part by its name, in the order in which they run. */
const PARTS: Record<string, (stage: Stage) => Promise<Finding[]>> = {
  requests: (stage) => measureRequests(stage, { rows: Number(options.rows ?? 10_000), rounds: Number(options.rounds ?? 5) }),
  start: measureStart,
  logins: measureLogins,
  guesses: measureGuesses,
  effects: measureEffects,
  neighbours: measureNeighbours,
};

async function main(): Promise<void> {
  assertLinux();
  say(`${describeMachine()}\n`);
  const stage = await setStage();
  // Read by libs/platform/config when the first part that needs the schema asks for it.
  Object.assign(process.env, stage.env, { DATABASE_URL: stage.postgres });
  try {
    const parts = ownPart() ?? partsNamed(options.only);
    const findings: Finding[] = [];
    for (const part of parts) findings.push(...(await part(stage)));
    say(tableOf(findings));
    say(missed(findings) ? `\n${missed(findings)} goal(s) missed.` : '\nEvery goal reached.');
  } finally {
    await stopAll();
    await stage.clear();
  }
}

/** A part that takes a database of its own, if it was asked for. */
function ownPart(): ((stage: Stage) => Promise<Finding[]>)[] | undefined {
  if (options.scale) return [measureScale, measureDocuments];
  if (options.documents) return [measureDocuments];
  if (options.dashboards) return [measureDashboards];
  return options.variety ? [measureVariety] : undefined;
}

const partsNamed = (only: string | undefined) =>
  Object.entries(PARTS)
    .filter(([name]) => !only || only.split(',').includes(name))
    .map(([, part]) => part);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll().then(() => process.exit(1)));
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
