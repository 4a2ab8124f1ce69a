import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CreateCurriculumDto, CurriculumDto, CurriculumRowDto, ListCurriculaDto, UpdateCurriculumDto } from './curricula.dto';
import { CurriculumIncomplete, CurriculumNotMovable, CurriculumUnchanged } from './curricula.errors';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaService } from './curricula.service';

@Chapter('curricula', { group: 'Programmes', rank: 1, about: 'Templates of programmes, each with a working draft and published versions.' })
@Controller('curricula')
export class CurriculaController {
  constructor(private readonly curricula: CurriculaService) {}

  /** List curricula */
  @Get()
  @Can(CurriculaPolicy.list)
  @Paged(CurriculumRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListCurriculaDto) {
    return this.curricula.list(actor, query);
  }

  /**
   * Get a curriculum
   * @remarks Admins and the owner get the working draft, others the current version.
   */
  @Get(':id')
  @Can(CurriculaPolicy.read)
  @Shown(CurriculumDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.curricula.get(actor, id);
  }

  /** Create a curriculum as a draft */
  @Post()
  @Can(CurriculaPolicy.create)
  @Created(CurriculumDto)
  @AsResource()
  create(@CurrentActor() actor: Actor, @Body() draft: CreateCurriculumDto) {
    return this.curricula.create(actor, draft);
  }

  /**
   * Update the working draft of a curriculum
   * @remarks Published versions do not change.
   */
  @Patch(':id')
  @Can(CurriculaPolicy.edit)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateCurriculumDto, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.update(actor, id, change, expected);
  }

  /** Delete an unpublished curriculum */
  @Delete(':id')
  @Can(CurriculaPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(CurriculumNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.curricula.remove(actor, id, expected);
  }

  /**
   * Publish the working draft as the next version
   * @remarks The draft must be complete (409 `CURRICULUM_INCOMPLETE` lists what is missing).
   */
  @Post(':id/publish')
  @Can(CurriculaPolicy.publish)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable, CurriculumUnchanged, CurriculumIncomplete)
  publish(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.publish(actor, id, expected);
  }

  /**
   * Deprecate a curriculum
   * @remarks New mentorships cannot follow it; running plans continue.
   */
  @Post(':id/deprecate')
  @Can(CurriculaPolicy.deprecate)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable)
  deprecate(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.deprecate(actor, id, expected);
  }
}
