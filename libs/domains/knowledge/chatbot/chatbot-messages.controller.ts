import { Body, Controller, Get, Header, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Can, CurrentActor, CurrentIdentity } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { AsEventStream, AsResource, Chapter, Created, Feed, Id, Refuses, Shown } from '@app/http';
import { NoMentorToAsk, TasksPolicy } from '@programmes/tasks';
import { type AnswerReading, Reading } from './answer-reading';
import { AnswerStreamsService } from './answer-streams.service';
import { ChatbotJudgementsService } from './chatbot-judgements.service';
import {
  AskChatbotDto,
  ChatbotMessageDto,
  ChatbotMessageRowDto,
  HandOverQuestionDto,
  ListChatbotMessagesDto,
  RateAnswerDto,
} from './chatbot-messages.dto';
import { AnswerNotReady, AnswerUnderWay, QuestionHandedOver, TooManyAnswerStreams } from './chatbot.errors';
import { ChatbotMessagesPolicy, ChatbotSessionsPolicy } from './chatbot.policy';
import { QuestionsService } from './questions.service';

@Chapter('chatbot-messages', {
  group: 'Knowledge',
  rank: 6,
  about: 'Questions to the chatbot, and its answers.',
})
@Controller('chatbot')
export class ChatbotMessagesController {
  constructor(
    private readonly questions: QuestionsService,
    private readonly judgements: ChatbotJudgementsService,
    private readonly streams: AnswerStreamsService,
  ) {}

  /** List the messages of a session, newest first */
  @Get('sessions/:id/messages')
  @Can(ChatbotSessionsPolicy.read)
  @Feed(ChatbotMessageRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListChatbotMessagesDto) {
    return this.questions.list(actor, id, query);
  }

  /**
   * Ask the chatbot a question, and get the answer
   * @remarks With `Accept: text/event-stream`, the answer comes as server-sent events: `citation` for each quote, whose `id` is its position,
   * and `answer` with the whole answer at the end. Go on with the stream of the message after a lost connection. A stream is not repeated for
   * an `Idempotency-Key`.
   */
  @Post('sessions/:id/messages')
  @Can(ChatbotSessionsPolicy.ask)
  @Created(ChatbotMessageDto, ({ id }) => `/chatbot/messages/${id}`)
  @AsResource()
  @Header('x-accel-buffering', 'no')
  @Refuses(AnswerUnderWay, TooManyAnswerStreams)
  ask(
    @CurrentIdentity() actor: Identity,
    @Id() id: number,
    @Body() { text }: AskChatbotDto,
    @Reading() reading: AnswerReading,
  ): Promise<object> {
    return reading.events ? this.streams.ask(actor, reading, { session_id: id, text }) : this.questions.ask(actor, id, text);
  }

  /** Get a question or an answer */
  @Get('messages/:id')
  @Can(ChatbotMessagesPolicy.read)
  @Shown(ChatbotMessageDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.questions.get(actor, id);
  }

  /**
   * Stream an answer as it is written
   * @remarks Events as of the question, after `Last-Event-ID` if given. Every process has them, also when the answer is finished.
   */
  @Get('messages/:id/stream')
  @Can(ChatbotMessagesPolicy.read)
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'Position of the last citation that you have.',
    example: '2',
  })
  @AsEventStream()
  @Refuses(TooManyAnswerStreams)
  stream(@CurrentIdentity() actor: Identity, @Id() id: number, @Reading() reading: AnswerReading): Promise<StreamableFile> {
    return this.streams.resume(actor, reading, id);
  }

  /** Stop an answer that is being written */
  @Post('messages/:id/stop')
  @Can(ChatbotMessagesPolicy.stop)
  @Shown(ChatbotMessageDto)
  stop(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.questions.stop(actor, id);
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
