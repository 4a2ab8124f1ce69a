import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Shown } from '@app/http';
import { SearchDto, SearchQueryDto } from './search.dto';
import { SearchPolicy } from './search.policy';
import { SearchService } from './search.service';

@Chapter('search', {
  group: 'Insight',
  rank: 4,
  about: 'One search over people, mentorships, tasks, curricula, documents and your scores.',
})
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  /**
   * Search people, mentorships, tasks, curricula, documents and your scores
   * @remarks It finds what the list of each kind shows you. With `kind`, it searches that kind alone, in pages. If a kind has more than
   * 1,000 results, only some of them are sorted and shown: add a word.
   */
  @Get()
  @Can(SearchPolicy.list)
  @Shown(SearchDto)
  list(@CurrentActor() actor: Actor, @Query() query: SearchQueryDto) {
    return this.search.search(actor, query);
  }
}
