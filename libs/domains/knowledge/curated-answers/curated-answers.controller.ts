import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import {
  CuratedAnswerDto,
  CuratedAnswerRowDto,
  DeclineAnswerDto,
  ListCuratedAnswersDto,
  UpdateCuratedAnswerDto,
  WriteCuratedAnswerDto,
} from './curated-answers.dto';
import { CuratedAnswersService } from './curated-answers.service';
import { AnswerNotSuggested, CuratedDocumentUnreadable, CuratedQuestionEmpty, CuratedQuestionTaken } from './curated-answers.errors';
import { CuratedAnswersPolicy } from './curated-answers.policy';

@Chapter('curated-answers', { group: 'Knowledge', rank: 7, about: 'Answers that the company has written, which the chatbot gives first.' })
@Controller('chatbot/curated-answers')
export class CuratedAnswersController {
  constructor(private readonly answers: CuratedAnswersService) {}

  /** List curated answers: all of your company as an admin, else your suggestions */
  @Get()
  @Can(CuratedAnswersPolicy.list)
  @Paged(CuratedAnswerRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListCuratedAnswersDto) {
    return this.answers.list(actor, query);
  }

  /** Get a curated answer */
  @Get(':id')
  @Can(CuratedAnswersPolicy.read)
  @Shown(CuratedAnswerDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.answers.get(actor, id);
  }

  /**
   * Create a curated answer
   * @remarks It is published at once if an admin creates it. Those of mentors are suggestions until an admin publishes them.
   */
  @Post()
  @Can(CuratedAnswersPolicy.create)
  @Created(CuratedAnswerDto)
  @AsResource()
  @Refuses(CuratedQuestionEmpty, CuratedQuestionTaken, CuratedDocumentUnreadable)
  create(@CurrentActor() actor: Actor, @Body() draft: WriteCuratedAnswerDto) {
    return this.answers.write(actor, draft);
  }

  /**
   * Update a curated answer
   * @remarks Mentors update their suggestions only. Changing a declined one suggests it again.
   * `document_ids` replaces all references and stores the versions published now.
   */
  @Patch(':id')
  @Can(CuratedAnswersPolicy.update)
  @Shown(CuratedAnswerDto)
  @Refuses(CuratedQuestionEmpty, CuratedQuestionTaken, CuratedDocumentUnreadable)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateCuratedAnswerDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.update(actor, id, change, expected);
  }

  /**
   * Publish a suggested answer
   * @remarks Its author is told.
   */
  @Post(':id/publish')
  @Can(CuratedAnswersPolicy.publish)
  @Shown(CuratedAnswerDto)
  @Refuses(CuratedQuestionTaken)
  publish(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.publish(actor, id, expected);
  }

  /**
   * Decline a suggested answer
   * @remarks Its author is told, and reads the reason.
   */
  @Post(':id/decline')
  @Can(CuratedAnswersPolicy.decline)
  @Shown(CuratedAnswerDto)
  @Refuses(AnswerNotSuggested)
  decline(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: DeclineAnswerDto, @IfMatch() expected?: ExpectedVersion) {
    return this.answers.decline(actor, id, reason, expected);
  }

  /** Delete a curated answer */
  @Delete(':id')
  @Can(CuratedAnswersPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.answers.remove(actor, id, expected);
  }
}
