import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter } from '@app/http';
import { ExplainDto, ExplanationDto } from './authz.dto';
import { AuthzPolicy } from './authz.policy';
import { AuthzService } from './authz.service';

@Chapter('authz', 'Why somebody may do something, or may not.')
@Controller('authz')
export class AuthzController {
  constructor(private readonly authz: AuthzService) {}

  /** Explain a decision: the rule, the facts, and what follows */
  @Get('explain')
  @Can(AuthzPolicy.explain)
  async explain(@CurrentActor() actor: Actor, @Query() question: ExplainDto): Promise<ExplanationDto> {
    return ExplanationDto.from(await this.authz.explain(actor, question));
  }
}
