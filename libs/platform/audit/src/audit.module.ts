import { Global, Module } from '@nestjs/common';
import { Clock } from '@app/config';
import { Audit } from './audit';
import { ArchiveRows } from './archive-rows';
import { AuditArchives } from './archives';
import { ArchivedSpans } from './archived-spans';
import { ChainRows } from './chain-rows';
import { SecurityEvents } from './security-events';
import { SealedLinks } from './sealed-links';
import { Seals } from './seals';
import './audit.personal-data';

@Global()
@Module({
  providers: [ArchivedSpans, Audit, ChainRows, Clock, SealedLinks, Seals, SecurityEvents],
  exports: [Audit, Seals, SecurityEvents],
})
export class AuditModule {}

/** Moves old entries out of the log, in the worker. */
@Module({ providers: [ArchiveRows, AuditArchives], exports: [AuditArchives] })
export class AuditArchivesModule {}
