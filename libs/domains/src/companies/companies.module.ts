import { Module } from '@nestjs/common';
import { UsersModule } from '@domains/users';
import { CompaniesController } from './companies.controller';
import { CompaniesRepository } from './companies.repository';
import { CompaniesService } from './companies.service';

@Module({ imports: [UsersModule], providers: [CompaniesService, CompaniesRepository], exports: [CompaniesService] })
export class CompaniesModule {}

/** The door for HTTP clients: apps/api. */
@Module({ imports: [CompaniesModule], controllers: [CompaniesController] })
export class CompaniesApiModule {}
