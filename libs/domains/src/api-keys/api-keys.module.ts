import { Global, Module } from '@nestjs/common';
import { KeyReader } from '@app/auth';
import { UsersModule } from '@domains/users';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysListeners } from './api-keys.listeners';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { KeyUsesService } from './key-uses.service';

@Module({ imports: [UsersModule], providers: [ApiKeysRepository, ApiKeysService], exports: [ApiKeysRepository, ApiKeysService] })
class ApiKeysModule {}

/** The door for HTTP clients: apps/api. Global, because the guard at every door asks. */
@Global()
@Module({
  imports: [ApiKeysModule],
  providers: [KeyUsesService, { provide: KeyReader, useExisting: KeyUsesService }],
  controllers: [ApiKeysController],
  exports: [ApiKeysModule, KeyReader],
})
export class ApiKeysApiModule {}

/** The door for other domains' news: apps/worker. */
@Module({ imports: [ApiKeysModule], providers: [ApiKeysListeners] })
export class ApiKeysWorkerModule {}
