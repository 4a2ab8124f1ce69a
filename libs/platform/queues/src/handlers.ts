import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { announcements } from '@app/events';
import { HANDLING, type Handling, type Run } from '@app/jobs';
import type { Subscription } from '@app/outbox';

export interface Handler extends Handling {
  readonly run: (payload: object, run: Run) => unknown;
}

type Method = (payload: object, run: Run) => unknown;

/** All job handlers, event listeners and scheduled tasks of this worker, found by their decorators. */
@Injectable()
export class Handlers implements OnModuleInit {
  private readonly byName = new Map<string, Handler>();
  private readonly toAll = new Map<string, Handler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const provider = instance as Record<string, Method>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) this.found(provider, name);
    }
  }

  of(name: string): Handler | undefined {
    return this.byName.get(name) ?? this.hearing.find(({ definition }) => definition.name === name);
  }

  get names(): string[] {
    return [...this.byName.keys(), ...this.hearing.map(({ definition }) => definition.name)];
  }

  get subscriptions(): Subscription[] {
    const listeners = [...this.byName.values(), ...this.hearing];
    return listeners.flatMap(({ event, definition: { queue, name } }) => (event ? [{ event, queue, name }] : []));
  }

  get scheduled(): (Handler & { readonly cron: string })[] {
    return [...this.byName.values()].filter((handler): handler is Handler & { readonly cron: string } => handler.cron !== undefined);
  }

  private found(provider: Record<string, Method>, method: string): void {
    const run = provider[method];
    const handling = run && (Reflect.getMetadata(HANDLING, run) as Handling | undefined);
    if (!handling) return;
    const { name } = handling.definition;
    if (this.byName.has(name) || this.toAll.has(name)) throw new Error(`Two methods handle ${name}.`);
    (handling.announced ? this.toAll : this.byName).set(name, { ...handling, run: run.bind(provider) });
  }

  /** The listeners to all announced events, one for each of them. Not kept: events are declared when their domain is loaded. */
  private get hearing(): Handler[] {
    return [...this.toAll.values()].flatMap((listener) => announcements.events.map((event) => toOne(listener, event)));
  }
}

const toOne = ({ definition: { queue, name }, run }: Handler, event: string): Handler => ({
  definition: { queue, name: `${event}:${name}` },
  event,
  run: (facts, job) => run({ announcement: announcements.of(event), facts }, job),
});
