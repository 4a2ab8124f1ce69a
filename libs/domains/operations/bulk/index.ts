export { BulkModule } from './bulk.module';
export { BulkOperationsService } from './bulk-operations.service';
