import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOURCE_LOOKUP, type ResourceLookup } from '@app/auth';

type Found = Promise<object | null | undefined>;
type Find = (id: number | string) => Found;

const nothing: Found = Promise.resolve(undefined);
const WHOLE = /^[1-9]\d{0,8}$/;

/** Finds resources by the repository methods that are marked with `FindsResource`. */
@Injectable()
export class Subjects implements OnModuleInit {
  private readonly finders = new Map<string, (id: string) => Found>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const provider = instance as Record<string, Find>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) this.found(provider, name);
    }
  }

  get resources(): string[] {
    return [...this.finders.keys()];
  }

  /** Undefined if there is no such resource, or if its kind cannot be looked up. */
  async find(resource: string, id: string): Promise<object | undefined> {
    return (await this.finders.get(resource)?.(id)) ?? undefined;
  }

  private found(provider: Record<string, Find>, name: string): void {
    const method = provider[name];
    const subject = method && (Reflect.getMetadata(RESOURCE_LOOKUP, method) as ResourceLookup | undefined);
    if (!subject) return;
    const find: Find = (id) => method.call(provider, id);
    this.finders.set(subject.resource, (id) => (subject.id === 'text' ? find(id) : WHOLE.test(id) ? find(Number(id)) : nothing));
  }
}
