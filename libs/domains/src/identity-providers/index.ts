export { IdentityProvidersApiModule, IdentityProvidersWorkerModule } from './identity-providers.module';
