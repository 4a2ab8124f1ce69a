export { ApiKeysApiModule, ApiKeysWorkerModule } from './api-keys.module';
export { ApiKeysService } from './api-keys.service';
