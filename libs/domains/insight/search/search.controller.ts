import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Shown } from '@app/http';
import { SearchDto, SearchQueryDto } from './search.dto';
import { SearchPolicy } from './search.policy';
import { SearchService } from './search.service';

@Chapter('search', { group: 'Insight', rank: 4, about: 'One search over everything that you may list.' })
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  /**
   * Search people, mentorships, tasks, curricula and your scores
   * @remarks Each kind is searched among what its list shows you. With `kind`, only that kind is searched, in pages.
   */
  @Get()
  @Can(SearchPolicy.list)
  @Shown(SearchDto)
  list(@CurrentActor() actor: Actor, @Query() query: SearchQueryDto) {
    return this.search.search(actor, query);
  }
}
