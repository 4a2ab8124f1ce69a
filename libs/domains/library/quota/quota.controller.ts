import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentActor, NeedsProvenAddress } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, Refuses } from '@app/http';
import type { Language } from '@app/i18n';
import { CompanyQuotaDto, QuotaDto, RedeemReferralDto, ReferralDto } from './quota.dto';
import { ReferralCodeUnfit, ReferralSpent } from './quota.errors';
import { QuotaPolicy } from './quota.policy';
import { QuotaService } from './quota.service';
import { ReferralsService } from './referrals.service';

@Chapter('quota', { group: 'Library', about: 'The storage that you and your company may use, and do use.' })
@Controller('quota')
export class QuotaController {
  constructor(
    private readonly quota: QuotaService,
    private readonly referrals: ReferralsService,
  ) {}

  /** Show how much you may store, and do */
  @Get()
  @Can(QuotaPolicy.show)
  get(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<QuotaDto> {
    return this.quota.get(actor, language);
  }

  /** Show how much everybody in your company stores together. For admins */
  @Get('company')
  @Can(QuotaPolicy.oversee)
  getCompany(@CurrentActor() actor: Actor): Promise<CompanyQuotaDto> {
    return this.quota.oversee(actor);
  }

  /** Show your referral code, and what it has brought: the first time, it is made */
  @Post('referral')
  @Can(QuotaPolicy.show)
  @NeedsProvenAddress()
  @HttpCode(HttpStatus.OK)
  openReferral(@CurrentActor() actor: Actor): Promise<ReferralDto> {
    return this.referrals.open(actor);
  }

  /** Use the referral code of whoever brought you here: 50 MiB more for both of you, once */
  @Post('referral/redeem')
  @Can(QuotaPolicy.show)
  @NeedsProvenAddress()
  @HttpCode(HttpStatus.OK)
  @Refuses(ReferralCodeUnfit, ReferralSpent)
  redeemReferral(@CurrentActor() actor: Actor, @Body() { code }: RedeemReferralDto): Promise<ReferralDto> {
    return this.referrals.redeem(actor, code);
  }
}
