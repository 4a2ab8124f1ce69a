import { Module } from '@nestjs/common';
import { InvitationsModule } from '@organisation/invitations';
import { CompaniesRepository } from './companies.repository';
import { CompaniesService } from './companies.service';
import { CompanyLogosService } from './company-logos.service';

@Module({
  imports: [InvitationsModule],
  providers: [CompaniesService, CompanyLogosService, CompaniesRepository],
  exports: [CompaniesService, CompanyLogosService],
})
export class CompaniesModule {}
