import { Module } from '@nestjs/common';
import { ChatbotNoticesListeners } from './chatbot-notices.listeners';
import { ChatbotListeners } from './chatbot.listeners';
import { ChatbotModule } from './chatbot.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [ChatbotModule], providers: [ChatbotListeners, ChatbotNoticesListeners] })
export class ChatbotWorkerModule {}
