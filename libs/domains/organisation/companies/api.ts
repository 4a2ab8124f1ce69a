import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller';
import { CompaniesModule } from './companies.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [CompaniesModule], controllers: [CompaniesController] })
export class CompaniesApiModule {}
