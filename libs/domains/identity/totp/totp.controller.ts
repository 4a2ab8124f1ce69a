import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentActor, CurrentIdentity, NeedsConfirmedAddress, NeedsFreshProof, Public, WhileEnrolling } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { Chapter, Id, Refuses } from '@app/http';
import { CsrfRefused, type Origin, TooManyFailures, TotpRequired } from '@identity/auth';
import { AnswersSignIn, CurrentOrigin, IntroductionsService } from '@identity/auth/api';
import { ChallengesService } from './challenges.service';
import { CodeDto, ConfirmTotpDto, MeetChallengeDto, RecoveryCodesDto, TotpSetupDto, TotpStatusDto } from './totp.dto';
import { InvalidChallenge, InvalidCode, TotpAlreadyOn, TotpNotOn } from './totp.errors';
import { TotpPolicy } from './totp.policy';
import { TotpResetsService } from './totp-resets.service';
import { TotpService } from './totp.service';

@Chapter('totp', { group: 'Identity', rank: 6, about: 'Your second factor: one-time codes of an authenticator app, and recovery codes.' })
@WhileEnrolling()
@Controller('auth/totp')
export class TotpController {
  constructor(
    private readonly totp: TotpService,
    private readonly challenges: ChallengesService,
    private readonly introductions: IntroductionsService,
  ) {}

  /** Get the status of your second factor */
  @Get()
  @Can(TotpPolicy.read)
  async get(@CurrentActor() actor: Actor): Promise<TotpStatusDto> {
    return TotpStatusDto.from(await this.totp.status(actor));
  }

  /**
   * Start to enable a second factor
   * @remarks Returns a secret for your authenticator app. `POST /auth/totp/confirm` enables it.
   */
  @Post()
  @HttpCode(HttpStatus.OK)
  @Can(TotpPolicy.enable)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Refuses(TotpAlreadyOn)
  begin(@CurrentIdentity() identity: Identity): Promise<TotpSetupDto> {
    return this.totp.begin(identity);
  }

  /**
   * Confirm and enable the second factor
   * @remarks Needs a code of the new secret. Returns ten recovery codes, once.
   */
  @Post('confirm')
  @HttpCode(HttpStatus.OK)
  @Can(TotpPolicy.enable)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Refuses(TotpNotOn, TooManyFailures)
  async confirm(@CurrentIdentity() identity: Identity, @Body() { code }: ConfirmTotpDto): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.totp.confirm(identity, code) };
  }

  /**
   * Regenerate your recovery codes
   * @remarks Returns ten new codes. The old ones no longer work.
   */
  @Post('recovery-codes')
  @HttpCode(HttpStatus.OK)
  @Can(TotpPolicy.renew_codes)
  @NeedsFreshProof()
  @Refuses(TotpNotOn, TooManyFailures)
  async renewRecoveryCodes(@CurrentIdentity() identity: Identity, @Body() { code }: CodeDto): Promise<RecoveryCodesDto> {
    return { recovery_codes: await this.totp.renewRecoveryCodes(identity, code) };
  }

  /** Disable your second factor */
  @Post('disable')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(TotpPolicy.disable)
  @NeedsFreshProof()
  @Refuses(TotpNotOn, TotpRequired, TooManyFailures)
  disable(@CurrentIdentity() identity: Identity, @Body() { code }: CodeDto): Promise<void> {
    return this.totp.disable(identity, code);
  }

  /** Complete a sign-in with a second factor */
  @Post('verify')
  @Public()
  @AnswersSignIn()
  @Refuses(InvalidCode, InvalidChallenge, TooManyFailures, CsrfRefused)
  async verify(@Body() answer: MeetChallengeDto, @CurrentOrigin() origin: Origin) {
    return this.introductions.of(await this.challenges.meet(answer, origin));
  }
}

@Chapter('user-totp', { group: 'Organisation', rank: 11, about: 'Second factors of the users of your company, for admins.' })
@Controller('users')
export class UserTotpController {
  constructor(private readonly resets: TotpResetsService) {}

  /**
   * Reset the second factor of a user
   * @remarks Also revokes the user's sessions.
   */
  @Post(':id/totp/reset')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(TotpPolicy.reset)
  @Refuses(TotpNotOn)
  reset(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    return this.resets.reset(actor, id);
  }
}
