import { Module } from '@nestjs/common';
import { CuratedAnswersModule } from '@knowledge/curated-answers';
import { DocumentsModule } from '@knowledge/documents';
import { KnowledgeGapsModule } from '@knowledge/gaps';
import { RetrievalModule } from '@knowledge/retrieval';
import { WriterModule } from '@knowledge/writer';
import { TasksModule } from '@programmes/tasks';
import { AnswersService } from './answers.service';
import { ChatbotJudgementsService } from './chatbot-judgements.service';
import { ChatbotMessagesRepository } from './chatbot-messages.repository';
import { ChatbotSessionsRepository } from './chatbot-sessions.repository';
import { ChatbotSessionsService } from './chatbot-sessions.service';
import { CitationsRepository } from './citations.repository';
import { HandoversRepository } from './handovers.repository';
import { QuestionsService } from './questions.service';
import './chatbot.notifications';
import './chatbot.personal-data';

@Module({
  imports: [CuratedAnswersModule, DocumentsModule, KnowledgeGapsModule, RetrievalModule, TasksModule, WriterModule],
  providers: [
    ...[ChatbotSessionsService, ChatbotSessionsRepository, QuestionsService, AnswersService, ChatbotMessagesRepository],
    ...[CitationsRepository, ChatbotJudgementsService, HandoversRepository],
  ],
  exports: [CitationsRepository, HandoversRepository, ChatbotSessionsService, QuestionsService, ChatbotJudgementsService],
})
export class ChatbotModule {}
