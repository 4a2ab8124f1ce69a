import { Injectable, type OnModuleInit } from '@nestjs/common';
import { eventNames, loadEvents } from '@app/events';
import type { Subscription } from '@app/outbox';
import { Handlers } from './handlers';

/** The stored names that this version knows. Rows with other names are left to the version that wrote them. */
@Injectable()
export class KnownNames implements OnModuleInit {
  constructor(private readonly handlers: Handlers) {}

  onModuleInit(): Promise<void> {
    return loadEvents();
  }

  /** All declared events, with or without listeners. */
  get events(): string[] {
    return [...eventNames];
  }

  /** Jobs, listeners and scheduled tasks that this worker can run. */
  get jobs(): string[] {
    return this.handlers.names;
  }

  /** Events that the listeners of this worker subscribe to. */
  get subscriptions(): Subscription[] {
    return this.handlers.subscriptions;
  }
}
