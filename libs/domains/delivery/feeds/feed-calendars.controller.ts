import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '@app/access';
import { AsTagged, Chapter, Refuses } from '@app/http';
import { CountsAgainstSecret, SecretKind } from '@app/limits';
import { ApiParam } from '@nestjs/swagger';
import { FeedCalendarsService } from './feed-calendars.service';
import { FeedUnknown } from './feeds.errors';

@Chapter('calendar-feeds')
@Controller('calendar/feed')
export class FeedCalendarsController {
  constructor(private readonly calendars: FeedCalendarsService) {}

  /**
   * Get the calendar behind a feed, for calendar programs
   * @remarks iCalendar with the owner's open tasks at their due time, meetings, leave and the company's holidays, from 90 days ago to 400 days
   * from now. Times are in the owner's time zone. 60 requests an hour per feed. With `If-None-Match`, an unchanged calendar is a 304.
   */
  @Get(':secret.ics')
  @Public()
  @CountsAgainstSecret(FeedCalendarsService, SecretKind.Feed)
  @AsTagged('text/calendar')
  @ApiParam({ name: 'secret', description: 'Secret of the feed, as in its `feed_url`.', example: 'tutti_calendar_x' })
  @Refuses(FeedUnknown)
  download(@Param('secret') secret: string): Promise<string> {
    return this.calendars.write(secret);
  }
}
