export { AuditApiModule } from './audit.module';
