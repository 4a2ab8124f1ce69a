import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Paged, Refuses } from '@app/http';
import { DeadLetterDto, DeadLetterRowDto, ListDeadLettersDto } from './dead-letters.dto';
import { DeadLetterNotReplayable } from './dead-letters.errors';
import { DeadLettersPolicy } from './dead-letters.policy';
import { DeadLettersService } from './dead-letters.service';

@Chapter('dead-letters', { group: 'Operations', about: "Messages of the system that have failed for good, for the platform's admin." })
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly letters: DeadLettersService) {}

  /**
   * List messages of the system that have failed for good
   * @remarks Kept for 30 days. Failed jobs of users are in `GET /jobs?status=failed` instead.
   */
  @Get()
  @Can(DeadLettersPolicy.list)
  @Paged(DeadLetterRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListDeadLettersDto) {
    return this.letters.list(actor, query);
  }

  /** Get a dead letter with the reason of its failure */
  @Get(':id')
  @Can(DeadLettersPolicy.read)
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeadLetterDto> {
    return DeadLetterDto.from(await this.letters.get(actor, id), actor);
  }

  /**
   * Replay a dead letter
   * @remarks Queues it again with all of its attempts. Correct the cause of the failure first.
   */
  @Post(':id/replay')
  @Can(DeadLettersPolicy.replay)
  @HttpCode(HttpStatus.OK)
  @Refuses(DeadLetterNotReplayable)
  async replay(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeadLetterDto> {
    return DeadLetterDto.from(await this.letters.replay(actor, id), actor);
  }
}
