import { Module } from '@nestjs/common';
import { AnswerStreamsService } from './answer-streams.service';
import { ChatbotMessagesController } from './chatbot-messages.controller';
import { ChatbotSessionsController } from './chatbot-sessions.controller';
import { ChatbotModule } from './chatbot.module';
import { CuratedAnswersController } from './curated-answers.controller';
import { KnowledgeGapsController } from './knowledge-gaps.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [ChatbotModule],
  controllers: [ChatbotSessionsController, ChatbotMessagesController, CuratedAnswersController, KnowledgeGapsController],
  providers: [AnswerStreamsService],
})
export class ChatbotApiModule {}
