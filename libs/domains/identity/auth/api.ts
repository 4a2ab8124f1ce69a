import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { CookieSessionsService } from './cookie-sessions.service';
import { DevicesService } from './devices.service';
import { IntroductionsService } from './introductions.service';
import { PasswordProof } from './password-proof';
import { PasswordSignInsService } from './password-sign-ins.service';
import { SessionProofsController } from './session-proofs.controller';
import { SessionProofsService } from './session-proofs.service';
import { SessionsController, UserSessionsController } from './sessions.controller';
import { SessionsModule } from './sessions.module';

export { CurrentOrigin } from './current-origin';
export { AnswersSignIn, AnswersTokens } from './sign-in-answers';
export { ChallengeDto, TokensDto } from './auth.dto';
export { IntroductionsService } from './introductions.service';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [SessionsModule, UsersModule],
  providers: [
    AuthService,
    CookieSessionsService,
    DevicesService,
    IntroductionsService,
    PasswordProof,
    PasswordSignInsService,
    SessionProofsService,
  ],
  controllers: [AuthController, SessionProofsController, SessionsController, UserSessionsController],
})
export class AuthApiModule {}
