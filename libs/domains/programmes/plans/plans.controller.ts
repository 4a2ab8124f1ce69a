import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, OrAccepted, Refuses, Shown } from '@app/http';
import { RequestDto } from '@programmes/approval-requests/api';
import { AssigneeUnfit, MentorshipOver, PrerequisiteUnfit, ReviewerUnfit, TaskNotMovable } from '@programmes/tasks';
import { ReasonDto } from '@programmes/tasks/dto';
import { PLAN } from './nouns';
import { AdaptPlanItemDto, AddPlanItemDto, PlanDto, PlanItemDto, ProgressDto } from './plans.dto';
import { PlansPolicy, ProgressPolicy } from './plans.policy';
import { PlanItemsService } from './plan-items.service';

const ItemId = () => Id('item_id');
const OrAsked = () => OrAccepted(RequestDto, ({ id }) => `/requests/${id}`);

const NO_PLAN = new NotFound(PLAN);

@Chapter('plans', {
  group: 'Programmes',
  rank: 5,
  about: 'The plan of a mentorship: it follows one version of each curriculum and can be adapted.',
})
@Controller('mentorships/:id')
export class PlansController {
  constructor(private readonly plans: PlanItemsService) {}

  /**
   * Get the plan of a mentorship, by week
   * @remarks Available once the mentorship has started; before, 404 `PLAN_NOT_FOUND`.
   */
  @Get('plan')
  @Can(PlansPolicy.read)
  @Refuses(NO_PLAN)
  @Shown(PlanDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.plans.plan(actor, id);
  }

  /**
   * Get the progress of a mentorship, in total and by week
   * @remarks Available from the start of the mentorship on (404 before). After it ends, its mentor can read it for 90 days.
   */
  @Get('progress')
  @Can(ProgressPolicy.read)
  @Refuses(NO_PLAN)
  @Shown(ProgressDto)
  getProgress(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.plans.progress(actor, id);
  }

  /** Get an item of a plan */
  @Get('plan/items/:item_id')
  @Can(PlansPolicy.read)
  @Refuses(NO_PLAN)
  @Shown(PlanItemDto)
  getItem(@CurrentActor() actor: Actor, @Id() mentorship_id: number, @ItemId() id: number) {
    return this.plans.get(actor, { mentorship_id, id });
  }

  /**
   * Add an item to a plan
   * @remarks The item exists in this plan only. Roll-outs do not change it.
   */
  @Post('plan/items')
  @Can(PlansPolicy.add)
  @Created(PlanItemDto)
  @AsResource()
  @Refuses(AssigneeUnfit, PrerequisiteUnfit, ReviewerUnfit, MentorshipOver, NO_PLAN)
  createItem(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: AddPlanItemDto) {
    return this.plans.add(actor, id, draft);
  }

  /**
   * Adapt an item of a plan
   * @remarks Roll-outs keep the changed fields. If the caller is a mentee, this creates a request for approval and returns 202.
   */
  @Patch('plan/items/:item_id')
  @Can(PlansPolicy.adapt)
  @Shown(PlanItemDto)
  @OrAsked()
  @Refuses(PrerequisiteUnfit, ReviewerUnfit, NO_PLAN)
  updateItem(
    @CurrentActor() actor: Actor,
    @Id() mentorship_id: number,
    @ItemId() id: number,
    @Body() change: AdaptPlanItemDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.plans.adapt(actor, { mentorship_id, id, expected }, change);
  }

  /**
   * Waive an item of a plan
   * @remarks If the caller is a mentee, this creates a request for approval and returns 202.
   */
  @Post('plan/items/:item_id/waive')
  @Can(PlansPolicy.waive)
  @Shown(PlanItemDto)
  @OrAsked()
  @Refuses(TaskNotMovable, NO_PLAN)
  waiveItem(
    @CurrentActor() actor: Actor,
    @Id() mentorship_id: number,
    @ItemId() id: number,
    @Body() { reason }: ReasonDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.plans.waive(actor, { mentorship_id, id, expected }, reason);
  }
}
