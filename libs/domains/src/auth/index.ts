export { type Account } from './accounts.repository';
export { Admits } from './admits';
export { TooManyFailures } from './auth.errors';
export { AuthApiModule, AuthWorkerModule, SessionsModule } from './auth.module';
export { mustEnrol, mustHaveTotp } from './second-factor.scope';
export { type Origin } from './sessions.service';
export { type Admission, SignInsService } from './sign-ins.service';
