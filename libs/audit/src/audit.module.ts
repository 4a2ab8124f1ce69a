import { Global, Module } from '@nestjs/common';
import { Clock } from '@app/config';
import { Audit } from './audit';
import { ChainRows } from './chain-rows';
import { Seals } from './seals';

@Global()
@Module({ providers: [Audit, ChainRows, Clock, Seals], exports: [Audit, Seals] })
export class AuditModule {}
