import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { AsResource, Chapter, Created, Id, Refuses } from '@app/http';
import { VERSION } from '@app/i18n';
import { DEPARTMENT } from '@organisation/departments/nouns';
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

  /**
   * Copy a curriculum into a new draft
   * @remarks Texts, weeks, items and tags are copied. You become its owner.
   */
  @Post(':id/copy')
  @Can(CurriculaPolicy.copy)
  @Refuses(new NotFound(VERSION), new NotFound(DEPARTMENT))
  @Created(CurriculumDto, ({ id }) => `/curricula/${id}`)
  @AsResource()
  copy(@CurrentActor() actor: Actor, @Id() id: number, @Body() order: CopyCurriculumDto) {
    return this.copies.copy(actor, id, order);
  }

  /**
   * Export a curriculum as JSON
   * @remarks Another company can import it.
   */
  @Get(':id/export')
  @Can(CurriculaPolicy.read)
  async export(@CurrentActor() actor: Actor, @Id() id: number, @Query() { version }: ExportCurriculumDto): Promise<CurriculumFileDto> {
    return (await this.copies.export(actor, id, version)) as CurriculumFileDto;
  }

  /**
   * Import an exported curriculum as a new draft
   * @remarks The file may come from another company.
   */
  @Post('import')
  @Can(CurriculaPolicy.create)
  @Created(CurriculumDto, ({ id }) => `/curricula/${id}`)
  @AsResource()
  @Refuses(PrerequisiteCycle)
  import(@CurrentActor() actor: Actor, @Body() file: CurriculumFileDto) {
    return this.copies.import(actor, file);
  }
}
