import { Controller, Get } from '@nestjs/common';
import { type Actor, Can, CurrentActor } from '@app/auth';
import { Chapter, CurrentLanguage } from '@app/http';
import type { Language } from '@app/i18n';
import { QuotaDto } from './quota.dto';
import { QuotaPolicy } from './quota.policy';
import { QuotaService } from './quota.service';

@Chapter('quota', 'How much may be stored, and how much is.')
@Controller('quota')
export class QuotaController {
  constructor(private readonly quota: QuotaService) {}

  /** Show how much you may store, and do */
  @Get()
  @Can(QuotaPolicy.show)
  show(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<QuotaDto> {
    return this.quota.show(actor, language);
  }
}
