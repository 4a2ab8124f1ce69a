export { ApiKeysService } from './api-keys.service';
