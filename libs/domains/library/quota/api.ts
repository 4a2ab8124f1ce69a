import { Module } from '@nestjs/common';
import { QuotaController } from './quota.controller';
import { QuotaModule } from './quota.module';
import { UserQuotasController } from './user-quotas.controller';

export { CompanyQuotaDto, QuotaRowDto } from './quota.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [QuotaModule], controllers: [QuotaController, UserQuotasController] })
export class QuotaApiModule {}
