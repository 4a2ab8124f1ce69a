import { Module } from '@nestjs/common';
import { AnswerStreamsService } from './answer-streams.service';
import { ChatbotMessagesController } from './chatbot-messages.controller';
import { ChatbotSessionsController } from './chatbot-sessions.controller';
import { ChatbotModule } from './chatbot.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [ChatbotModule],
  controllers: [ChatbotSessionsController, ChatbotMessagesController],
  providers: [AnswerStreamsService],
})
export class ChatbotApiModule {}
