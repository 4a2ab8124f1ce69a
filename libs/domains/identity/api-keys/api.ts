import { Global, Module } from '@nestjs/common';
import { KeyReader } from '@app/auth';
import { ApiKeysController } from './api-keys.controller';
import { KeyUsesService } from './key-uses.service';
import { ApiKeysModule } from './api-keys.module';

/** Entry point for HTTP: apps/api. Global, because the guard of every route needs it. */
@Global()
@Module({
  imports: [ApiKeysModule],
  providers: [KeyUsesService, { provide: KeyReader, useExisting: KeyUsesService }],
  controllers: [ApiKeysController],
  exports: [ApiKeysModule, KeyReader],
})
export class ApiKeysApiModule {}
