export { CompanyCreated, CompanyRemoved, CompanyUpdated } from './companies.events';
export { CompaniesApiModule, CompaniesModule } from './companies.module';
export { CompaniesService } from './companies.service';
