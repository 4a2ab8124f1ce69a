import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import {
  Anybody,
  Can,
  CurrentActor,
  CurrentIdentity,
  CurrentVisitor,
  NeedsConfirmedAddress,
  NeedsFreshProof,
  Public,
  type Visitor,
  WhileEnrolling,
} from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { Chapter, Created, Id, Paged, Refuses } from '@app/http';
import { CsrfRefused, type Origin, TooManyFailures, TotpRequired } from '@identity/auth';
import { AnswersTokens, CurrentOrigin, IntroductionsService } from '@identity/auth/api';
import { ChallengeOptionsService } from './challenge-options.service';
import { PasskeyRegistrationsService } from './passkey-registrations.service';
import { PasskeySignInsService } from './passkey-sign-ins.service';
import { BeginPasskeyDto, CreatePasskeyDto, ListPasskeysDto, PasskeyDto, PasskeyOptionsDto, VerifyPasskeyDto } from './passkeys.dto';
import { InvalidPasskey, PasskeyRefused, PasskeyTaken, TooManyPasskeys } from './passkeys.errors';
import { PasskeysPolicy } from './passkeys.policy';
import { PasskeysService } from './passkeys.service';

@Chapter('passkeys', { group: 'Identity', rank: 7, about: 'Sign-in without a password, by WebAuthn.' })
@WhileEnrolling()
@Controller('auth/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly registrations: PasskeyRegistrationsService,
    private readonly challenges: ChallengeOptionsService,
    private readonly signIns: PasskeySignInsService,
    private readonly introductions: IntroductionsService,
  ) {}

  /**
   * List passkeys
   * @remarks Your own by default. With `user_id`, an admin lists the passkeys of people in their company.
   */
  @Get()
  @Can(PasskeysPolicy.list)
  @Paged(PasskeyDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListPasskeysDto) {
    return this.passkeys.list(actor, query);
  }

  /**
   * Register a passkey
   * @remarks The credential must answer a `register` challenge of this session.
   */
  @Post()
  @Can(PasskeysPolicy.create)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Created(PasskeyDto)
  @Refuses(PasskeyRefused, PasskeyTaken, TooManyPasskeys)
  create(@CurrentIdentity() identity: Identity, @Body() draft: CreatePasskeyDto): Promise<PasskeyDto> {
    return this.registrations.create(identity, draft);
  }

  /**
   * Create a passkey challenge
   * @remarks `register` needs a confirmed address and a fresh proof. A challenge works once, for this session or for a sign-in from this
   * network.
   */
  @Post('challenge')
  @HttpCode(HttpStatus.OK)
  @Anybody()
  begin(@Body() { purpose }: BeginPasskeyDto, @CurrentVisitor() visitor: Visitor, @CurrentOrigin() origin: Origin) {
    return this.challenges.begin(purpose, visitor, origin) as Promise<PasskeyOptionsDto>;
  }

  /**
   * Sign in with a passkey
   * @remarks A passkey counts as both factors.
   */
  @Post('verify')
  @Public()
  @AnswersTokens()
  @Refuses(InvalidPasskey, TooManyFailures, CsrfRefused)
  async verify(@Body() { credential }: VerifyPasskeyDto, @CurrentOrigin() origin: Origin) {
    return this.introductions.of(await this.signIns.signIn(credential, origin));
  }

  /**
   * Delete a passkey
   * @remarks Your own, or as an admin one of your company; the latter revokes all sessions of its owner. You cannot delete your only second
   * factor while your company requires one (409 `TOTP_REQUIRED`).
   */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(PasskeysPolicy.revoke)
  @NeedsFreshProof()
  @Refuses(TotpRequired)
  delete(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    return this.passkeys.delete(actor, id);
  }
}
