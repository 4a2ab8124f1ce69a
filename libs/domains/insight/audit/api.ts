import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';

/** Entry point for HTTP: apps/api. */
@Module({ controllers: [AuditController], providers: [AuditService, AuditRepository] })
export class AuditApiModule {}
