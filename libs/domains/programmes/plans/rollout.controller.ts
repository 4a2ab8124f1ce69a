import { Body, Controller, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Refuses } from '@app/http';
import { CurriculaPolicy, CurriculumNotMovable } from '@programmes/curricula';
import { TooManyPlans } from './plans.errors';
import { RolloutDto, RolloutOrderDto, RolloutQueryDto } from './rollout.dto';
import { RolloutService } from './rollout.service';

@Chapter('curricula')
@Controller('curricula/:id')
export class RolloutController {
  constructor(private readonly rollout: RolloutService) {}

  /**
   * Roll a version out to running plans
   * @remarks Items that are finished, started or changed for a plan stay. With `dry_run=true`, nothing changes and the response lists the
   * effect on each item.
   */
  @Post('rollout')
  @Can(CurriculaPolicy.roll_out)
  @HttpCode(HttpStatus.OK)
  @Refuses(CurriculumNotMovable, TooManyPlans)
  async rollOut(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() order: RolloutOrderDto,
    @Query() { dry_run = false }: RolloutQueryDto,
  ): Promise<RolloutDto> {
    return RolloutDto.from(await (dry_run ? this.rollout.rehearse(actor, id, order) : this.rollout.rollOut(actor, id, order)));
  }
}
