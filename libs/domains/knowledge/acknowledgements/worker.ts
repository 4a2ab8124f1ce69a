import { Module } from '@nestjs/common';
import { AcknowledgementsModule } from './acknowledgements.module';

/** Entry point for the export of own data: apps/worker. */
@Module({ imports: [AcknowledgementsModule] })
export class AcknowledgementsWorkerModule {}
