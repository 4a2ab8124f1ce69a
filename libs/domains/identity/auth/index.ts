export { type SignInAccount, SignInAccountsRepository } from './sign-in-accounts.repository';
export { AttemptsService, pairOf } from './attempts.service';
export { isOwnOrigin, keepInCookies } from './browser';
export { CsrfRefused, RegistrationClosed, TooManyFailures, WrongPassword } from './auth.errors';
export { SessionsModule } from './sessions.module';
export { mustEnrol, mustHaveTotp } from './second-factor.scope';
export { ProofsService } from './proofs.service';
export { type Origin, SessionsService } from './sessions.service';
export { type Admission, SignInsService, isChallenge } from './sign-ins.service';
