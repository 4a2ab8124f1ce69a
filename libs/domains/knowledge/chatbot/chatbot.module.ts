import { Module } from '@nestjs/common';
import { OutboundModule } from '@app/outbound';
import { DocumentsModule } from '@knowledge/documents';
import { RetrievalModule } from '@knowledge/retrieval';
import { TasksModule } from '@programmes/tasks';
import { AnswersService } from './answers.service';
import { ChatbotJudgementsService } from './chatbot-judgements.service';
import { ChatbotMessagesRepository } from './chatbot-messages.repository';
import { ChatbotSessionsRepository } from './chatbot-sessions.repository';
import { ChatbotSessionsService } from './chatbot-sessions.service';
import { CitationsRepository } from './citations.repository';
import { CuratedAnswersRepository } from './curated-answers.repository';
import { CuratedAnswersService } from './curated-answers.service';
import { HandoversRepository } from './handovers.repository';
import { KnowledgeGapsRepository } from './knowledge-gaps.repository';
import { KnowledgeGapsService } from './knowledge-gaps.service';
import { QuestionsService } from './questions.service';
import { TokenBudgetRepository } from './token-budget.repository';
import { WriterService } from './writer.service';
import './chatbot.personal-data';

@Module({
  imports: [DocumentsModule, OutboundModule, RetrievalModule, TasksModule],
  providers: [
    ...[ChatbotSessionsService, ChatbotSessionsRepository, QuestionsService, AnswersService, ChatbotMessagesRepository],
    ...[CitationsRepository, WriterService, TokenBudgetRepository],
    ...[ChatbotJudgementsService, HandoversRepository],
    ...[CuratedAnswersService, CuratedAnswersRepository, KnowledgeGapsService, KnowledgeGapsRepository],
  ],
  exports: [
    CitationsRepository,
    ChatbotSessionsService,
    QuestionsService,
    ChatbotJudgementsService,
    CuratedAnswersService,
    KnowledgeGapsService,
  ],
})
export class ChatbotModule {}
