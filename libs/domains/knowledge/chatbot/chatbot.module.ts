import { Module } from '@nestjs/common';
import { TasksModule } from '@programmes/tasks';
import { AnswersService } from './answers.service';
import { ChatbotJudgementsService } from './chatbot-judgements.service';
import { ChatbotMessagesRepository } from './chatbot-messages.repository';
import { ChatbotSessionsRepository } from './chatbot-sessions.repository';
import { ChatbotSessionsService } from './chatbot-sessions.service';
import { CuratedAnswersRepository } from './curated-answers.repository';
import { CuratedAnswersService } from './curated-answers.service';
import { HandoversRepository } from './handovers.repository';
import { KnowledgeGapsRepository } from './knowledge-gaps.repository';
import { KnowledgeGapsService } from './knowledge-gaps.service';
import { QuestionsService } from './questions.service';
import './chatbot.personal-data';

@Module({
  imports: [TasksModule],
  providers: [
    ...[ChatbotSessionsService, ChatbotSessionsRepository, QuestionsService, AnswersService, ChatbotMessagesRepository],
    ...[ChatbotJudgementsService, HandoversRepository],
    ...[CuratedAnswersService, CuratedAnswersRepository, KnowledgeGapsService, KnowledgeGapsRepository],
  ],
  exports: [ChatbotSessionsService, QuestionsService, ChatbotJudgementsService, CuratedAnswersService, KnowledgeGapsService],
})
export class ChatbotModule {}
