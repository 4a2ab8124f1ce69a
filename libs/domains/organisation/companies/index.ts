export { CompanyCreated, CompanyRemoved, CompanyUpdated } from './companies.events';
export { CompaniesModule } from './companies.module';
export { CompaniesService } from './companies.service';
export { CompanyLogosService } from './company-logos.service';
