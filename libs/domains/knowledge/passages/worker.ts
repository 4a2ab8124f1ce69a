import { Module } from '@nestjs/common';
import { PassagesModule } from './passages.module';
import { PassagesProcessor } from './passages.processor';

/** Entry point for schedules: apps/worker. */
@Module({ imports: [PassagesModule], providers: [PassagesProcessor] })
export class PassagesWorkerModule {}
