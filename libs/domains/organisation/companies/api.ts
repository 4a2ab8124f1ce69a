import { Module } from '@nestjs/common';
import { CompaniesController } from './companies.controller';
import { CompaniesModule } from './companies.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [CompaniesModule], controllers: [CompaniesController] })
export class CompaniesApiModule {}
