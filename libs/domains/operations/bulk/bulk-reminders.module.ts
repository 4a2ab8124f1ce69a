import { Module } from '@nestjs/common';
import { BulkActionsModule } from '@app/bulk';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { BulkRemindersService } from './bulk-reminders.service';

/** For domains with actions on many things, in both processes. */
@Module({
  imports: [BulkActionsModule],
  providers: [BulkRemindersService, BulkRemindersRepository],
  exports: [BulkRemindersService, BulkActionsModule],
})
export class BulkRemindersModule {}
