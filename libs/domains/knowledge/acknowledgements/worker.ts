import { Module } from '@nestjs/common';
import { AcknowledgementNoticesListeners } from './acknowledgement-notices.listeners';
import { AcknowledgementsModule } from './acknowledgements.module';
import { AcknowledgementsProcessor } from './acknowledgements.processor';
import { MustReadersRepository } from './must-readers.repository';
import { MustReadersService } from './must-readers.service';

/** Entry point for jobs, events and the export of own data: apps/worker. */
@Module({
  imports: [AcknowledgementsModule],
  providers: [AcknowledgementNoticesListeners, AcknowledgementsProcessor, MustReadersRepository, MustReadersService],
})
export class AcknowledgementsWorkerModule {}
