export { AuditApiModule, AuditWorkerModule } from './audit.module';
