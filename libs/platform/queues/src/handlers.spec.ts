import { type DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Scheduled } from '@app/jobs';
import { Handlers } from './handlers';

class Sweeping {
  @Scheduled('sweep', '0 3 * * *')
  sweep(): void {}
}

class Mopping {
  @Scheduled('sweep', '0 4 * * *')
  mop(): void {}
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
});
