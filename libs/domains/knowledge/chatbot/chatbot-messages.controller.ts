import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { AsResource, Chapter, Created, Feed, Id, Refuses, Shown } from '@app/http';
import { NoMentorToAsk, TasksPolicy } from '@programmes/tasks';
import { ChatbotJudgementsService } from './chatbot-judgements.service';
import {
  AskChatbotDto,
  ChatbotMessageDto,
  ChatbotMessageRowDto,
  HandOverQuestionDto,
  ListChatbotMessagesDto,
  RateAnswerDto,
} from './chatbot-messages.dto';
import { AnswerNotReady, AnswerUnderWay, QuestionHandedOver } from './chatbot.errors';
import { ChatbotMessagesPolicy, ChatbotSessionsPolicy } from './chatbot.policy';
import { QuestionsService } from './questions.service';

@Chapter('chatbot-messages', { group: 'Knowledge', rank: 6, about: 'Questions to the chatbot, and its answers.' })
@Controller('chatbot')
export class ChatbotMessagesController {
  constructor(
    private readonly questions: QuestionsService,
    private readonly judgements: ChatbotJudgementsService,
  ) {}

  /** List the messages of a session, newest first */
  @Get('sessions/:id/messages')
  @Can(ChatbotSessionsPolicy.read)
  @Feed(ChatbotMessageRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListChatbotMessagesDto) {
    return this.questions.list(actor, id, query);
  }

  /** Ask the chatbot a question, and get the answer */
  @Post('sessions/:id/messages')
  @Can(ChatbotSessionsPolicy.ask)
  @Created(ChatbotMessageDto, ({ id }) => `/chatbot/messages/${id}`)
  @AsResource()
  @Refuses(AnswerUnderWay)
  ask(@CurrentActor() actor: Actor, @Id() id: number, @Body() { text }: AskChatbotDto) {
    return this.questions.ask(actor, id, text);
  }

  /** Get a question or an answer */
  @Get('messages/:id')
  @Can(ChatbotMessagesPolicy.read)
  @Shown(ChatbotMessageDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.questions.get(actor, id);
  }

  /**
   * Rate an answer as helpful or unhelpful
   * @remarks A new rating replaces the one before. An unhelpful answer counts as a knowledge gap, without you.
   */
  @Post('messages/:id/feedback')
  @Can(ChatbotMessagesPolicy.rate)
  @Shown(ChatbotMessageDto)
  @Refuses(AnswerNotReady)
  rate(@CurrentActor() actor: Actor, @Id() id: number, @Body() judgement: RateAnswerDto) {
    return this.judgements.rate(actor, id, judgement);
  }

  /**
   * Hand the question of an answer over to your mentor
   * @remarks Your mentor gets a task that is due in three days. The text that they submit is the `reply`. One open task for each question.
   */
  @Post('messages/:id/hand-over')
  @Can(TasksPolicy.ask_mentor)
  @Shown(ChatbotMessageDto)
  @Refuses(AnswerNotReady, QuestionHandedOver, NoMentorToAsk)
  handOver(@CurrentActor() actor: Actor, @Id() id: number, @Body() { mentorship_id }: HandOverQuestionDto) {
    return this.judgements.handOver(actor, id, mentorship_id);
  }
}
