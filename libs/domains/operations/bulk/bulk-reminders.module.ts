import { Module } from '@nestjs/common';
import { BulkActionsModule } from '@app/bulk';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { BulkRemindersService } from './bulk-reminders.service';

/** Imported, in both processes, by domains that declare actions on many things. */
@Module({
  imports: [BulkActionsModule],
  providers: [BulkRemindersService, BulkRemindersRepository],
  exports: [BulkRemindersService, BulkActionsModule],
})
export class BulkRemindersModule {}
