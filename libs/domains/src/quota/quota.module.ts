import { Module } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository';
import { QuotaLedger } from './ledger.service';
import { QuotaRepository } from './quota.repository';
import { QuotaService } from './quota.service';

@Module({ providers: [QuotaService, QuotaRepository, QuotaLedger, LedgerRepository], exports: [QuotaService, QuotaLedger] })
export class QuotaModule {}
