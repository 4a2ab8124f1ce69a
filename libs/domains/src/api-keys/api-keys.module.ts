import { Global, Module } from '@nestjs/common';
import { KeyReader } from '@app/auth';
import { UsersModule } from '@domains/users';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import { KeyUsesService } from './key-uses.service';

/** The door for HTTP clients: apps/api. Global, because the guard at every door asks. */
@Global()
@Module({
  imports: [UsersModule],
  providers: [ApiKeysRepository, ApiKeysService, KeyUsesService, { provide: KeyReader, useExisting: KeyUsesService }],
  controllers: [ApiKeysController],
  exports: [ApiKeysService, KeyReader],
})
export class ApiKeysApiModule {}
