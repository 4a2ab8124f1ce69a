import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Paged, Shown } from '@app/http';
import { CurriculaPolicy } from './curricula.policy';
import { CompareVersionsDto, DifferenceDto, ListVersionsDto, VersionDto, VersionSummaryDto } from './versions.dto';
import { VersionsService } from './versions.service';

@Chapter('curriculum-versions', { group: 'Programmes', rank: 3, about: 'Published versions of a curriculum. They never change.' })
@Controller('curricula/:id')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  /** List published versions of a curriculum */
  @Get('versions')
  @Can(CurriculaPolicy.read)
  @Paged(VersionSummaryDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListVersionsDto) {
    return this.versions.list(actor, id, query);
  }

  /** Get a published version with its items */
  @Get('versions/:number')
  @Can(CurriculaPolicy.read)
  @Shown(VersionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Id('number') number: number) {
    return this.versions.get(actor, id, number);
  }

  /**
   * Compare two versions, or a version and the working draft
   * @remarks The result lists differences by item.
   */
  @Get('diff')
  @Can(CurriculaPolicy.read)
  async compare(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: CompareVersionsDto): Promise<DifferenceDto> {
    return DifferenceDto.from(await this.versions.compare(actor, id, query));
  }
}
