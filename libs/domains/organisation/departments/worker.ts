import { Module } from '@nestjs/common';
import { DepartmentsListeners } from './departments.listeners';
import { DepartmentsModule } from './departments.module';

/** The door for other domains' news: apps/worker. */
@Module({ imports: [DepartmentsModule], providers: [DepartmentsListeners] })
export class DepartmentsWorkerModule {}
