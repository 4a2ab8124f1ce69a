import { Module } from '@nestjs/common';
import { ChatbotListeners } from './chatbot.listeners';
import { ChatbotModule } from './chatbot.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [ChatbotModule], providers: [ChatbotListeners] })
export class ChatbotWorkerModule {}
