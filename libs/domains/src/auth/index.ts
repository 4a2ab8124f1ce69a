export { type Account, AccountsRepository } from './accounts.repository';
export { Admits } from './admits';
export { ChallengeDto, TokensDto } from './auth.dto';
export { RegistrationClosed, TooManyFailures } from './auth.errors';
export { AuthApiModule, AuthWorkerModule, SessionsModule } from './auth.module';
export { MailedSecretsService } from './mailed-secrets.service';
export { mustEnrol, mustHaveTotp } from './second-factor.scope';
export { type Origin } from './sessions.service';
export { type Admission, SignInsService, isChallenge } from './sign-ins.service';
