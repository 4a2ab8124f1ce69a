import { Controller, Get, Headers, type StreamableFile } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Can, CurrentAuthorization, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { AsEventStream, Chapter, CurrentLanguage, Refuses, eventStream } from '@app/http';
import type { Language } from '@app/i18n';
import { TooManyStreams } from './notifications.errors';
import { NotificationsPolicy } from './notifications.policy';
import { StreamsService } from './streams.service';

@Chapter('notifications')
@Controller('notifications/stream')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  /**
   * Stream your notifications as they happen
   * @remarks Server-sent events: `notification` with a notification, and `unread` with `unread_count` and `count_capped`, also at the
   * beginning and after each change. `id` is a number: send the last one as `Last-Event-ID` to go on after it without loss. Without it, the
   * stream begins now. It ends with its token and its session: refresh, and connect again. Comments come every 15 seconds. At most 5
   * streams per person (409 `TOO_MANY_STREAMS`). Browsers: use `fetch`, because `EventSource` sends no `Authorization`. Not for API keys.
   */
  @Get()
  @Can(NotificationsPolicy.stream)
  @ApiHeader({ name: 'last-event-id', required: false, description: 'ID of the last event that you have.', example: '42' })
  @AsEventStream()
  @Refuses(TooManyStreams)
  async stream(
    @CurrentIdentity() identity: Identity,
    @CurrentLanguage() language: Language,
    @CurrentAuthorization() authorization: string,
    @Headers('last-event-id') last?: string,
  ): Promise<StreamableFile> {
    return eventStream(await this.streams.open(identity, { authorization, language, last_event_id: numberIn(last) }));
  }
}

/** Anything but a number is as if nothing had been sent. */
const numberIn = (text = ''): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);
