import { Module } from '@nestjs/common';
import { DepartmentsController } from './departments.controller';
import { DepartmentsListeners } from './departments.listeners';
import { DepartmentsRepository } from './departments.repository';
import { DepartmentsService } from './departments.service';

@Module({ providers: [DepartmentsService, DepartmentsRepository], exports: [DepartmentsService] })
export class DepartmentsModule {}

/** The door for HTTP clients: apps/api. */
@Module({ imports: [DepartmentsModule], controllers: [DepartmentsController] })
export class DepartmentsApiModule {}

/** The door for other domains' news: apps/worker. */
@Module({ imports: [DepartmentsModule], providers: [DepartmentsListeners] })
export class DepartmentsWorkerModule {}
