import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Shown } from '@app/http';
import {
  ChatbotSessionDto,
  ChatbotSessionRowDto,
  ListChatbotSessionsDto,
  OpenChatbotSessionDto,
  UpdateChatbotSessionDto,
} from './chatbot-sessions.dto';
import { ChatbotSessionsService } from './chatbot-sessions.service';
import { ChatbotSessionsPolicy } from './chatbot.policy';

@Chapter('chatbot-sessions', { group: 'Knowledge', rank: 5, about: 'Your conversations with the chatbot, which nobody else reads.' })
@Controller('chatbot/sessions')
export class ChatbotSessionsController {
  constructor(private readonly sessions: ChatbotSessionsService) {}

  /** List your sessions with the chatbot */
  @Get()
  @Can(ChatbotSessionsPolicy.list)
  @Paged(ChatbotSessionRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListChatbotSessionsDto) {
    return this.sessions.list(actor, query);
  }

  /** Get a session */
  @Get(':id')
  @Can(ChatbotSessionsPolicy.read)
  @Shown(ChatbotSessionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.sessions.get(actor, id);
  }

  /** Create a session */
  @Post()
  @Can(ChatbotSessionsPolicy.create)
  @Created(ChatbotSessionDto)
  @AsResource()
  create(@CurrentActor() actor: Actor, @Body() draft: OpenChatbotSessionDto) {
    return this.sessions.open(actor, draft);
  }

  /** Update the title or the summary of a session */
  @Patch(':id')
  @Can(ChatbotSessionsPolicy.update)
  @Shown(ChatbotSessionDto)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateChatbotSessionDto, @IfMatch() expected?: ExpectedVersion) {
    return this.sessions.update(actor, id, change, expected);
  }

  /** Delete a session with its messages */
  @Delete(':id')
  @Can(ChatbotSessionsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.sessions.remove(actor, id, expected);
  }
}
