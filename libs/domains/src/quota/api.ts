import { Module } from '@nestjs/common';
import { QuotaController } from './quota.controller';
import { QuotaModule } from './quota.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [QuotaModule], controllers: [QuotaController] })
export class QuotaApiModule {}
