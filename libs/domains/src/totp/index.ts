export { TotpApiModule, TotpWorkerModule } from './totp.module';
export { TotpService } from './totp.service';
