import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  Anybody,
  Can,
  CurrentActor,
  CurrentIdentity,
  CurrentVisitor,
  OrByCookie,
  Public,
  type Visitor,
  WhileEnrolling,
  WhilePasswordChange,
} from '@app/access';
import { type Actor, Identification, type Identity } from '@app/auth';
import { InvalidToken } from '@app/errors';
import { AsResource, Chapter, type Client, Created, CurrentClient, Refuses, Shown } from '@app/http';
import { Unlimited } from '@app/limits';
import { EmailTaken, UsersPolicy } from '@organisation/users';
import { UserDto } from '@organisation/users/api';
import { AnswersRefresh, AnswersSignIn, AnswersSignOut } from './sign-in-answers';
import { CheckDto, LoginDto, PasswordGrantDto, RefreshDto, RegisterDto, TokensDto, VerifiedTokenDto, VerifyDto } from './auth.dto';
import { CsrfRefused, InvalidCredentials, RegistrationClosed, SecondFactorRequired, TooManyFailures } from './auth.errors';
import { AuthService } from './auth.service';
import { type Browser, CurrentBrowser } from './browser';
import { CookieSessionsService } from './cookie-sessions.service';
import { CurrentOrigin } from './current-origin';
import { IntroductionsService } from './introductions.service';
import { PasswordSignInsService } from './password-sign-ins.service';
import { SessionsPolicy } from './sessions.policy';
import type { Origin } from './sessions.service';

@Chapter('auth', { group: 'Identity', rank: 1, about: 'Sign up, sign in, stay signed in and sign out.' })
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly passwords: PasswordSignInsService,
    private readonly cookies: CookieSessionsService,
    private readonly identification: Identification,
    private readonly introductions: IntroductionsService,
  ) {}

  /** Register as a mentee without a company */
  @Post('register')
  @Public()
  @Created(UserDto, ({ id }) => `/users/${id}`)
  @AsResource()
  @Refuses(EmailTaken, RegistrationClosed)
  register(@Body() draft: RegisterDto, @CurrentClient() client: Client) {
    return this.auth.register(draft, client);
  }

  /**
   * Sign in with e-mail address and password
   * @remarks 202 with a challenge if the account has a second factor.
   */
  @Post('login')
  @Public()
  @AnswersSignIn()
  @Refuses(InvalidCredentials, TooManyFailures, CsrfRefused)
  async login(@Body() credentials: LoginDto, @CurrentOrigin() origin: Origin) {
    return this.introductions.of(await this.passwords.login(credentials, origin));
  }

  /**
   * Sign in by the OAuth 2.0 password grant
   * @remarks For Swagger UI. Accounts with a second factor are refused (401 `SECOND_FACTOR_REQUIRED`).
   */
  @Post('token')
  @HttpCode(HttpStatus.OK)
  @Public()
  @ApiConsumes('application/x-www-form-urlencoded')
  @Refuses(InvalidCredentials, SecondFactorRequired, TooManyFailures)
  async token(@Body() { username, password }: PasswordGrantDto, @CurrentClient() client: Client): Promise<TokensDto> {
    return TokensDto.from(await this.passwords.grant({ email: username, password }, client));
  }

  /**
   * Refresh the access token
   * @remarks A refresh token works once; the answer has the next one.
   */
  @Post(['refresh', 'token/refresh'])
  @Unlimited()
  @Public()
  @AnswersRefresh()
  @Refuses(InvalidToken, CsrfRefused)
  refresh(@Body() { refresh_token, refresh }: RefreshDto, @CurrentBrowser() browser: Browser, @CurrentClient() client: Client) {
    return this.cookies.refresh(refresh_token ?? refresh, browser, client);
  }

  /** Verify an access token */
  @Post('token/verify')
  @HttpCode(HttpStatus.OK)
  @Public()
  @Refuses(InvalidToken)
  async verifyToken(@Body() { token }: VerifyDto): Promise<VerifiedTokenDto> {
    return VerifiedTokenDto.from(await this.identification.ofToken(`Bearer ${token}`));
  }

  /** Sign out of this session */
  @Post('logout')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(SessionsPolicy.revoke)
  @OrByCookie()
  @WhileEnrolling()
  @WhilePasswordChange()
  @AnswersSignOut()
  @Refuses(CsrfRefused)
  logout(@CurrentIdentity() identity: Identity | undefined, @CurrentBrowser() browser: Browser): Promise<void> {
    return this.cookies.logout(identity, browser);
  }

  /** Get the signed-in user */
  @Get('me')
  @WhileEnrolling()
  @WhilePasswordChange()
  @Can(UsersPolicy.read)
  @Shown(UserDto)
  me(@CurrentActor() actor: Actor) {
    return this.auth.me(actor);
  }

  /**
   * Check the current session
   * @remarks Always 200, also without a valid token.
   */
  @Get('check')
  @Anybody()
  @OrByCookie()
  async check(@CurrentVisitor() visitor: Visitor): Promise<CheckDto> {
    return CheckDto.from(await this.auth.check(visitor));
  }
}
