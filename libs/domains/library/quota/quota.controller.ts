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

@Chapter('quota', { group: 'Library', rank: 6, about: 'Storage quotas of you and your company, and their use.' })
@Controller('quota')
export class QuotaController {
  constructor(
    private readonly quota: QuotaService,
    private readonly referrals: ReferralsService,
  ) {}

  /** Get your storage quota and its use */
  @Get()
  @Can(QuotaPolicy.show)
  get(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<QuotaDto> {
    return this.quota.get(actor, language);
  }

  /**
   * Get the storage quota of your company
   * @remarks For admins.
   */
  @Get('company')
  @Can(QuotaPolicy.oversee)
  getCompany(@CurrentActor() actor: Actor): Promise<CompanyQuotaDto> {
    return this.quota.oversee(actor);
  }

  /**
   * Get your referral code
   * @remarks The first call creates it.
   */
  @Post('referral')
  @Can(QuotaPolicy.show)
  @NeedsProvenAddress()
  @HttpCode(HttpStatus.OK)
  openReferral(@CurrentActor() actor: Actor): Promise<ReferralDto> {
    return this.referrals.open(actor);
  }

  /**
   * Redeem a referral code
   * @remarks Adds 50 MiB to your quota and to its owner's, once per person.
   */
  @Post('referral/redeem')
  @Can(QuotaPolicy.show)
  @NeedsProvenAddress()
  @HttpCode(HttpStatus.OK)
  @Refuses(ReferralCodeUnfit, ReferralSpent)
  redeemReferral(@CurrentActor() actor: Actor, @Body() { code }: RedeemReferralDto): Promise<ReferralDto> {
    return this.referrals.redeem(actor, code);
  }
}
