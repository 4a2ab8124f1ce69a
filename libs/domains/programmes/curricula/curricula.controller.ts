import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CreateCurriculumDto, CurriculumDto, CurriculumRowDto, ListCurriculaDto, UpdateCurriculumDto } from './curricula.dto';
import { CurriculumIncomplete, CurriculumNotMovable, CurriculumUnchanged } from './curricula.errors';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculaService } from './curricula.service';

@Chapter('curricula', { group: 'Programmes', about: 'Templates of programmes: a working draft and its published versions.' })
@Controller('curricula')
export class CurriculaController {
  constructor(private readonly curricula: CurriculaService) {}

  /** List the curricula you may see */
  @Get()
  @Can(CurriculaPolicy.list)
  @Paged(CurriculumRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListCurriculaDto) {
    return this.curricula.list(actor, query);
  }

  /** Show one: its working draft to admins and its author, to others its current version */
  @Get(':id')
  @Can(CurriculaPolicy.read)
  @Shown(CurriculumDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.curricula.get(actor, id);
  }

  /** Begin one, as a draft */
  @Post()
  @Can(CurriculaPolicy.create)
  @Created(CurriculumDto)
  @AsResource()
  create(@CurrentActor() actor: Actor, @Body() draft: CreateCurriculumDto) {
    return this.curricula.create(actor, draft);
  }

  /** Change what is given, in the working draft: versions stay as they are */
  @Patch(':id')
  @Can(CurriculaPolicy.edit)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateCurriculumDto, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.update(actor, id, change, expected);
  }

  /** Do away with one that was never published */
  @Delete(':id')
  @Can(CurriculaPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(CurriculumNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.curricula.remove(actor, id, expected);
  }

  /** Freeze the working draft as the next version */
  @Post(':id/publish')
  @Can(CurriculaPolicy.publish)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable, CurriculumUnchanged, CurriculumIncomplete)
  publish(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.publish(actor, id, expected);
  }

  /** Offer it to nobody new. Plans that follow one of its versions go on */
  @Post(':id/deprecate')
  @Can(CurriculaPolicy.deprecate)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable)
  deprecate(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.curricula.deprecate(actor, id, expected);
  }
}
