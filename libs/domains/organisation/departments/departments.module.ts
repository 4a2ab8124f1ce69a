import { Module } from '@nestjs/common';
import { DepartmentsRepository } from './departments.repository';
import { DepartmentsService } from './departments.service';

@Module({ providers: [DepartmentsService, DepartmentsRepository], exports: [DepartmentsService] })
export class DepartmentsModule {}
