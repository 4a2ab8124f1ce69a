export { ChatbotModule } from './chatbot.module';
export { ChatbotMessagesPolicy, ChatbotSessionsPolicy, CuratedAnswersPolicy, KnowledgeGapsPolicy } from './chatbot.policy';
