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

@Chapter('auth', { group: 'Identity', about: 'Sign up, sign in, stay signed in and sign out.' })
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly passwords: PasswordSignInsService,
    private readonly cookies: CookieSessionsService,
    private readonly identification: Identification,
    private readonly introductions: IntroductionsService,
  ) {}

  /** Register by yourself, as a mentee without a company */
  @Post('register')
  @Public()
  @Created(UserDto, ({ id }) => `/users/${id}`)
  @AsResource()
  @Refuses(EmailTaken, RegistrationClosed)
  register(@Body() draft: RegisterDto, @CurrentClient() client: Client) {
    return this.auth.register(draft, client);
  }

  /** Sign in */
  @Post('login')
  @Public()
  @AnswersSignIn()
  @Refuses(InvalidCredentials, TooManyFailures, CsrfRefused)
  async login(@Body() credentials: LoginDto, @CurrentOrigin() origin: Origin) {
    return this.introductions.of(await this.passwords.login(credentials, origin));
  }

  /** Sign in with a form, as Swagger UI does. Without a second factor: its answer has no room for a challenge */
  @Post('token')
  @HttpCode(HttpStatus.OK)
  @Public()
  @ApiConsumes('application/x-www-form-urlencoded')
  @Refuses(InvalidCredentials, SecondFactorRequired, TooManyFailures)
  async token(@Body() { username, password }: PasswordGrantDto, @CurrentClient() client: Client): Promise<TokensDto> {
    return TokensDto.from(await this.passwords.grant({ email: username, password }, client));
  }

  /** Exchange a refresh token for the next pair */
  @Post(['refresh', 'token/refresh'])
  @Unlimited()
  @Public()
  @AnswersRefresh()
  @Refuses(InvalidToken, CsrfRefused)
  refresh(@Body() { refresh_token, refresh }: RefreshDto, @CurrentBrowser() browser: Browser, @CurrentClient() client: Client) {
    return this.cookies.refresh(refresh_token ?? refresh, browser, client);
  }

  /** Ask whether an access token is good */
  @Post('token/verify')
  @HttpCode(HttpStatus.OK)
  @Public()
  @Refuses(InvalidToken)
  async verifyToken(@Body() { token }: VerifyDto): Promise<VerifiedTokenDto> {
    return VerifiedTokenDto.from(await this.identification.ofToken(`Bearer ${token}`));
  }

  /** End this session */
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

  /** Show yourself */
  @Get('me')
  @WhileEnrolling()
  @WhilePasswordChange()
  @Can(UsersPolicy.read)
  @Shown(UserDto)
  me(@CurrentActor() actor: Actor) {
    return this.auth.me(actor);
  }

  /** Ask who you are, without ever being refused */
  @Get('check')
  @Anybody()
  @OrByCookie()
  async check(@CurrentVisitor() visitor: Visitor): Promise<CheckDto> {
    return CheckDto.from(await this.auth.check(visitor));
  }
}
