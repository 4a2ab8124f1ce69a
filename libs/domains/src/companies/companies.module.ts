import { Module } from '@nestjs/common';
import { InvitationsModule } from '@domains/invitations';
import { CompaniesController } from './companies.controller';
import { CompaniesRepository } from './companies.repository';
import { CompaniesService } from './companies.service';

@Module({ imports: [InvitationsModule], providers: [CompaniesService, CompaniesRepository], exports: [CompaniesService] })
export class CompaniesModule {}

/** The door for HTTP clients: apps/api. */
@Module({ imports: [CompaniesModule], controllers: [CompaniesController] })
export class CompaniesApiModule {}
