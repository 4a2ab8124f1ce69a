export { PasskeysModule } from './passkeys.module';
export { PasskeysService } from './passkeys.service';
