import { Module } from '@nestjs/common';
import { DepartmentsListeners } from './departments.listeners';
import { DepartmentsModule } from './departments.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [DepartmentsModule], providers: [DepartmentsListeners] })
export class DepartmentsWorkerModule {}
