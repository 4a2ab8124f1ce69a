import { Body, Controller, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, type Client, CurrentClient, Id, Paged, Refuses } from '@app/http';
import { DocumentsPolicy } from '@knowledge/documents';
import { PrincipalUnknown } from '@knowledge/folders';
import {
  AcknowledgeDto,
  AcknowledgementRowDto,
  ListAcknowledgementsDto,
  ListMyAcknowledgementsDto,
  MustReadsDto,
  MyAcknowledgementRowDto,
  ReplaceMustReadsDto,
} from './acknowledgements.dto';
import { VersionOutdated } from './acknowledgements.errors';
import { AcknowledgementsPolicy } from './acknowledgements.policy';
import { AcknowledgementsService } from './acknowledgements.service';

@Chapter('acknowledgements', {
  group: 'Knowledge',
  rank: 6,
  about: 'Documents that people must read, and who has acknowledged which version.',
})
@Controller()
export class AcknowledgementsController {
  constructor(private readonly acknowledgements: AcknowledgementsService) {}

  /** List the documents that you must read */
  @Get('acknowledgements')
  @Can(AcknowledgementsPolicy.list)
  @Paged(MyAcknowledgementRowDto)
  listMine(@CurrentActor() actor: Actor, @Query() query: ListMyAcknowledgementsDto) {
    return this.acknowledgements.listOwn(actor, query);
  }

  /**
   * List who must read a document, and who has acknowledged it
   * @remarks Without `document:assign_reading` you see yourself and your pairs.
   */
  @Get('docs/:id/acknowledgements')
  @Can(DocumentsPolicy.read)
  @Paged(AcknowledgementRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListAcknowledgementsDto) {
    return this.acknowledgements.list(actor, id, query);
  }

  /**
   * Acknowledge the current version of a document
   * @remarks Person, time and network address are kept. Repeated, it changes nothing.
   */
  @Post('docs/:id/acknowledge')
  @Can(DocumentsPolicy.acknowledge)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(VersionOutdated)
  async acknowledge(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() { number }: AcknowledgeDto,
    @CurrentClient() { address }: Client,
  ): Promise<void> {
    await this.acknowledgements.acknowledge(actor, id, { number, address });
  }

  /** Get who must read a document */
  @Get('docs/:id/must-reads')
  @Can(DocumentsPolicy.assign_reading)
  async get(@CurrentActor() actor: Actor, @Id() id: number): Promise<MustReadsDto> {
    return { principals: await this.acknowledgements.mustReads(actor, id) };
  }

  /**
   * Replace who must read a document
   * @remarks This gives nobody access. Publishing with `asks_again` asks all of them again.
   */
  @Patch('docs/:id/must-reads')
  @Can(DocumentsPolicy.assign_reading)
  @Refuses(PrincipalUnknown)
  async replace(@CurrentActor() actor: Actor, @Id() id: number, @Body() { principals }: ReplaceMustReadsDto): Promise<MustReadsDto> {
    return { principals: await this.acknowledgements.replaceMustReads(actor, id, principals) };
  }
}
