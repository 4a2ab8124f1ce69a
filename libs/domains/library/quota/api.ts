import { Module } from '@nestjs/common';
import { QuotaController } from './quota.controller';
import { QuotaModule } from './quota.module';
import { UserQuotasController } from './user-quotas.controller';

export { QuotaDto } from './quota.dto';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [QuotaModule], controllers: [QuotaController, UserQuotasController] })
export class QuotaApiModule {}
