export { ChatbotModule } from './chatbot.module';
export { ChatbotMessagesPolicy, ChatbotSessionsPolicy } from './chatbot.policy';
