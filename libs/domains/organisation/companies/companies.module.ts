import { Module } from '@nestjs/common';
import { InvitationsModule } from '@organisation/invitations';
import { CompaniesRepository } from './companies.repository';
import { CompaniesService } from './companies.service';

@Module({ imports: [InvitationsModule], providers: [CompaniesService, CompaniesRepository], exports: [CompaniesService] })
export class CompaniesModule {}
