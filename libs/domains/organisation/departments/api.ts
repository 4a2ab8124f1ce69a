import { Module } from '@nestjs/common';
import { DepartmentsController } from './departments.controller';
import { DepartmentsModule } from './departments.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [DepartmentsModule], controllers: [DepartmentsController] })
export class DepartmentsApiModule {}
