import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { AsResource, Chapter, Created, Id, Refuses } from '@app/http';
import { CurriculumCopiesService } from './curriculum-copies.service';
import { CopyCurriculumDto, CurriculumDto } from './curricula.dto';
import { PrerequisiteCycle } from './curricula.errors';
import { CurriculaPolicy } from './curricula.policy';
import { CurriculumFileDto } from './curriculum-file.dto';
import { ExportCurriculumDto } from './versions.dto';

@Chapter('curricula')
@Controller('curricula')
export class CopiesController {
  constructor(private readonly copies: CurriculumCopiesService) {}

  /** Begin another one with what this one says */
  @Post(':id/copy')
  @Can(CurriculaPolicy.copy)
  @Created(CurriculumDto, ({ id }) => `/curricula/${id}`)
  @AsResource()
  copy(@CurrentActor() actor: Actor, @Id() id: number, @Body() order: CopyCurriculumDto) {
    return this.copies.copy(actor, id, order);
  }

  /** Take it to another company, as JSON */
  @Get(':id/export')
  @Can(CurriculaPolicy.read)
  async export(@CurrentActor() actor: Actor, @Id() id: number, @Query() { version }: ExportCurriculumDto): Promise<CurriculumFileDto> {
    return (await this.copies.export(actor, id, version)) as CurriculumFileDto;
  }

  /** Begin one with what was exported, here or elsewhere */
  @Post('import')
  @Can(CurriculaPolicy.create)
  @Created(CurriculumDto, ({ id }) => `/curricula/${id}`)
  @AsResource()
  @Refuses(PrerequisiteCycle)
  import(@CurrentActor() actor: Actor, @Body() file: CurriculumFileDto) {
    return this.copies.import(actor, file);
  }
}
