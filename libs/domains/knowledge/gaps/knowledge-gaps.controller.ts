import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { AnswerUnpublished } from '@knowledge/curated-answers';
import { GapDocumentUnreadable, GapNotOpen } from './knowledge-gaps.errors';
import { KnowledgeGapsPolicy } from './knowledge-gaps.policy';
import { AssignGapDto, CloseGapDto, KnowledgeGapDto, KnowledgeGapRowDto, ListKnowledgeGapsDto } from './knowledge-gaps.dto';
import { KnowledgeGapsService } from './knowledge-gaps.service';

@Chapter('knowledge-gaps', { group: 'Knowledge', rank: 8, about: 'Questions to the chatbot that nothing answered, without the person.' })
@Controller('chatbot/gaps')
export class KnowledgeGapsController {
  constructor(private readonly gaps: KnowledgeGapsService) {}

  /** List the questions that nothing answered */
  @Get()
  @Can(KnowledgeGapsPolicy.list)
  @Paged(KnowledgeGapRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListKnowledgeGapsDto) {
    return this.gaps.list(actor, query);
  }

  /** Get a knowledge gap with the effect of closing it */
  @Get(':id')
  @Can(KnowledgeGapsPolicy.read)
  @Shown(KnowledgeGapDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.gaps.get(actor, id);
  }

  /**
   * Close an open gap, because a curated answer or a document answers it now
   * @remarks From then on, `effect` counts how often the question is asked and answered.
   */
  @Post(':id/close')
  @Can(KnowledgeGapsPolicy.close)
  @Shown(KnowledgeGapDto)
  @Refuses(GapNotOpen, AnswerUnpublished, GapDocumentUnreadable)
  close(@CurrentActor() actor: Actor, @Id() id: number, @Body() by: CloseGapDto, @IfMatch() expected?: ExpectedVersion) {
    return this.gaps.close(actor, id, by, expected);
  }

  /** Dismiss an open gap that needs no answer */
  @Post(':id/dismiss')
  @Can(KnowledgeGapsPolicy.dismiss)
  @Shown(KnowledgeGapDto)
  @Refuses(GapNotOpen)
  dismiss(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.gaps.dismiss(actor, id, expected);
  }

  /** Reopen a gap that was closed or dismissed */
  @Post(':id/reopen')
  @Can(KnowledgeGapsPolicy.reopen)
  @Shown(KnowledgeGapDto)
  @Refuses(GapNotOpen)
  reopen(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.gaps.reopen(actor, id, expected);
  }

  /** Assign a task to write a document about the question */
  @Post(':id/assign')
  @Can(KnowledgeGapsPolicy.assign)
  @Shown(KnowledgeGapDto)
  assign(@CurrentActor() actor: Actor, @Id() id: number, @Body() task: AssignGapDto, @IfMatch() expected?: ExpectedVersion) {
    return this.gaps.assign(actor, id, task, expected);
  }
}
