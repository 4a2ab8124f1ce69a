export { TotpApiModule } from './totp.module';
export { TotpService } from './totp.service';
