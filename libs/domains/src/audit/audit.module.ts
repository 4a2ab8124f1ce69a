import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditProcessor } from './audit.processor';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';

/** The door for HTTP clients: apps/api. */
@Module({ controllers: [AuditController], providers: [AuditService, AuditRepository] })
export class AuditApiModule {}

/** The door for the clock: apps/worker. */
@Module({ providers: [AuditProcessor] })
export class AuditWorkerModule {}
