export { BulkRemindersModule } from './bulk-reminders.module';
export { BulkRemindersService } from './bulk-reminders.service';
export { BulkModule } from './bulk.module';
export { BulkOperationsService } from './bulk-operations.service';
