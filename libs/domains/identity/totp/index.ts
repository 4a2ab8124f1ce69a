export { TotpService } from './totp.service';
