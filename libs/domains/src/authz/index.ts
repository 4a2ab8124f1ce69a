export { AuthzApiModule } from './authz.module';
