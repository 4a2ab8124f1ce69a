import 'reflect-metadata';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamicModule, type Type } from '@nestjs/common';
import { announcements, eventNames } from '@app/events';
import { HANDLING, type Handling, jobNames } from '@app/jobs';
import { WorkerModule } from '../../apps/worker/src/worker.module';

const libs = join(__dirname, '../../libs');
const KINDS = ['events', 'event_types', 'listeners', 'jobs', 'scheduled_tasks'] as const;
type StoredNames = Record<(typeof KINDS)[number], readonly string[]>;

const listed = JSON.parse(readFileSync(join(__dirname, 'stored-names.json'), 'utf8')) as StoredNames;

// An event or a job that nothing in the worker uses is declared all the same.
const declarations = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(events|jobs)\.ts$/.test(file));
for (const file of declarations) require(join(libs, file));

type Import = Type | DynamicModule | { readonly forwardRef: () => Type };
type Provider = Type | { readonly useClass?: Type };

/** The modules of the worker, each once. */
function modulesOf(imported: Import, seen = new Set<Type | DynamicModule>()): Set<Type | DynamicModule> {
  const module = 'forwardRef' in imported ? imported.forwardRef() : imported;
  if (seen.has(module)) return seen;
  seen.add(module);
  for (const one of saidOf<Import>(module, 'imports')) modulesOf(one, seen);
  return seen;
}

/** Said by the decorator, and by the module itself where it is made at the start. */
function saidOf<T>(module: Type | DynamicModule, key: 'imports' | 'providers'): T[] {
  const [type, more] = 'module' in module ? [module.module, module[key]] : [module, undefined];
  return [...((Reflect.getMetadata(key, type) as T[] | undefined) ?? []), ...((more as T[] | undefined) ?? [])];
}

const providers = [...modulesOf(WorkerModule)]
  .flatMap((module) => saidOf<Provider>(module, 'providers'))
  .flatMap((provider) => (typeof provider === 'function' ? provider : (provider.useClass ?? [])));

const handlings = providers.flatMap(({ prototype }) =>
  Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, method) ?? {};
    return typeof value === 'function' ? ((Reflect.getMetadata(HANDLING, value) as Handling | undefined) ?? []) : [];
  }),
);

/** A listener to all announced events has a name for each of them. */
const heard = handlings.flatMap((handling): Handling[] => {
  const { definition, announced } = handling;
  if (!announced) return [handling];
  return announcements.events.map((event) => ({ event, definition: { ...definition, name: `${event}:${definition.name}` } }));
});

const namesOf = (some: readonly Handling[]): string[] => some.map(({ definition }) => definition.name).sort();

const found: StoredNames = {
  events: [...eventNames].sort(),
  event_types: announcements.all.map(({ type }) => type),
  listeners: namesOf(heard.filter(({ event }) => event !== undefined)),
  jobs: [...jobNames].sort(),
  scheduled_tasks: namesOf(heard.filter(({ cron }) => cron !== undefined)),
};

describe.each(KINDS)('the stored names of %s', (kind) => {
  const [now, before] = [found[kind], listed[kind]];

  it('keep every listed name, because rows in flight refer to it', () => {
    const gone = before.filter((name) => !now.includes(name));
    expect(gone.map((name) => `${name} is gone. Rows that carry it remain, so a migration is needed that renames or ends them.`)).toEqual(
      [],
    );
  });

  it('are all listed', () => {
    const fresh = now.filter((name) => !before.includes(name));
    expect(fresh.map((name) => `${name} is new. Add it to test/architecture/stored-names.json.`)).toEqual([]);
  });

  it('are listed in order and once', () => {
    expect(before).toEqual([...new Set(before)].sort());
  });
});

describe('a declared job', () => {
  it('has a handler in the worker', () => {
    expect(namesOf(heard.filter(({ event, cron }) => event === undefined && cron === undefined))).toEqual(found.jobs);
  });
});

describe('a listener', () => {
  it('listens to a declared event', () => {
    const events = heard.flatMap(({ event }) => event ?? []);
    expect(events.filter((event) => !eventNames.has(event))).toEqual([]);
  });
});
