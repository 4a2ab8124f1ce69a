import { type DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type AnnouncedEvent, OnAnnounced, domainEvent } from '@app/events';
import { type Run, Scheduled } from '@app/jobs';
import { Handlers } from './handlers';

class Sweeping {
  @Scheduled('sweep', '0 3 * * *')
  sweep(): void {}
}

class Mopping {
  @Scheduled('sweep', '0 4 * * *')
  mop(): void {}
}

const announced = { type: 'floor.swept', about: { en: 'A floor was swept.', ko: '바닥을 쓸었습니다.' } };

class Telling {
  readonly told: unknown[] = [];

  @OnAnnounced('Telling.tell')
  tell({ announcement: { type }, facts }: AnnouncedEvent): void {
    this.told.push([type, facts.company_id]);
  }
}

const handlersOf = (...instances: object[]) => {
  const discovery = { getProviders: () => instances.map((instance) => ({ instance })) } as unknown as DiscoveryService;
  return new Handlers(discovery, new MetadataScanner());
};

describe(Handlers.name, () => {
  it('refuses two methods of one stored name at startup', () => {
    expect(() => handlersOf(new Sweeping(), new Mopping()).onModuleInit()).toThrow('Two methods handle sweep.');
  });

  it('finds a method by its stored name', () => {
    const handlers = handlersOf(new Sweeping());
    handlers.onModuleInit();
    expect(handlers.of('sweep')).toMatchObject({ cron: '0 3 * * *' });
  });

  it('subscribes a listener of all announced events to each, by a name of its own', async () => {
    const telling = new Telling();
    const handlers = handlersOf(telling);
    handlers.onModuleInit();
    // A domain may be loaded later than its listener is found.
    domainEvent<{ readonly company_id: string }>('FloorSwept', announced);
    domainEvent<{ readonly company_id: string }>('FloorMopped');
    const name = 'FloorSwept:Telling.tell';
    expect(handlers.subscriptions).toEqual([{ event: 'FloorSwept', queue: 'default', name }]);
    expect([handlers.names, handlers.of('Telling.tell')]).toEqual([[name], undefined]);
    await handlers.of(name)!.run({ company_id: 'sinfonia' }, {} as Run);
    expect(telling.told).toEqual([['floor.swept', 'sinfonia']]);
  });
});
