import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor, CurrentIdentity, NeedsConfirmedAddress, NeedsFreshProof } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { Secretive } from '@app/idempotency';
import { CreateFeedDto, CreatedFeedDto, FeedDetailDto, FeedRowDto, ListFeedsDto } from './feeds.dto';
import { TooManyFeeds } from './feeds.errors';
import { FeedsPolicy } from './feeds.policy';
import { FeedsService } from './feeds.service';

@Chapter('calendar-feeds', { group: 'Delivery', about: 'Secret addresses from which calendar programs read your calendar.' })
@Controller('calendar/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  /** List your calendar feeds */
  @Get()
  @Can(FeedsPolicy.list)
  @Paged(FeedRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListFeedsDto) {
    return this.feeds.list(actor, query);
  }

  /**
   * Get a calendar feed
   * @remarks The answer does not include the address.
   */
  @Get(':id')
  @Can(FeedsPolicy.read)
  @Shown(FeedDetailDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.feeds.get(actor, id);
  }

  /**
   * Create a calendar feed
   * @remarks The secret `feed_url` is in this answer only: subscribe to it in a calendar program. At most 10 per person (409 `TOO_MANY_FEEDS`).
   * A password reset, a change of the e-mail address and a suspension end all feeds.
   */
  @Post()
  @Can(FeedsPolicy.create)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Created(CreatedFeedDto)
  @Secretive()
  @Refuses(TooManyFeeds)
  async create(@CurrentIdentity() identity: Identity, @Body() { name }: CreateFeedDto): Promise<CreatedFeedDto> {
    return CreatedFeedDto.from(await this.feeds.create(identity, name));
  }

  /** Delete a calendar feed, which ends its address */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(FeedsPolicy.delete)
  delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    return this.feeds.remove(actor, id, expected);
  }
}
