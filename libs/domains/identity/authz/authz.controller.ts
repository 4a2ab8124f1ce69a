import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage } from '@app/http';
import type { Language } from '@app/i18n';
import { ExplainDto, ExplanationDto } from './authz.dto';
import { AuthzPolicy } from './authz.policy';
import { AuthzService } from './authz.service';

@Chapter('authz', { group: 'Identity', rank: 11, about: 'Explanations of permission decisions.' })
@Controller('authz')
export class AuthzController {
  constructor(private readonly authz: AuthzService) {}

  /**
   * Explain why a user has a permission or not
   * @remarks The answer has the rule, the facts, the state and the decision. It comes from the function that decides when the route itself
   * is called.
   */
  @Get('explain')
  @Can(AuthzPolicy.explain)
  async explain(
    @CurrentActor() actor: Actor,
    @Query() question: ExplainDto,
    @CurrentLanguage() language: Language,
  ): Promise<ExplanationDto> {
    return ExplanationDto.from(await this.authz.explain(actor, question), language);
  }
}
