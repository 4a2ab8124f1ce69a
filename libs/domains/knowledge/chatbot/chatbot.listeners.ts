import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { ChatbotSessionsService } from './chatbot-sessions.service';

/** Reacts to events of other domains. */
@Injectable()
export class ChatbotListeners {
  constructor(private readonly sessions: ChatbotSessionsService) {}

  @On(UserAnonymised, 'UserAnonymised:ChatbotListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.sessions.forgetPerson(user_id);
  }
}
