import { Module } from '@nestjs/common';
import { DepartmentsController } from './departments.controller';
import { DepartmentsModule } from './departments.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [DepartmentsModule], controllers: [DepartmentsController] })
export class DepartmentsApiModule {}
