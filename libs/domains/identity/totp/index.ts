export { TotpModule } from './totp.module';
export { TotpService } from './totp.service';
