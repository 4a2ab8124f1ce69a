export { TotpApiModule } from './totp.module';
