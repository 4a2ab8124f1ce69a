import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { DocumentDto, PublishDocumentDto } from './documents.dto';
import { DocumentNotMovable } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';
import { PublishingService } from './publishing.service';

@Chapter('documents')
@Controller('docs/:id')
export class PublishingController {
  constructor(private readonly publishing: PublishingService) {}

  /**
   * Submit the draft for review
   * @remarks Those who publish can read it. Nobody edits it until it is returned or published.
   */
  @Post('submit-for-review')
  @Can(DocumentsPolicy.submit)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable)
  submit(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.publishing.submit(actor, id, expected);
  }

  /** Return a draft in review to its editors */
  @Post('return')
  @Can(DocumentsPolicy.return)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(DocumentNotMovable)
  async return(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.publishing.return(actor, id, expected);
  }

  /**
   * Publish the draft as the next version
   * @remarks Readers see it at once. The version never changes.
   */
  @Post('publish')
  @Can(DocumentsPolicy.publish)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable)
  publish(@CurrentActor() actor: Actor, @Id() id: number, @Body() how: PublishDocumentDto, @IfMatch() expected?: ExpectedVersion) {
    return this.publishing.publish(actor, id, how, expected);
  }

  /** Archive a document: readers no longer see it */
  @Post('archive')
  @Can(DocumentsPolicy.archive)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable)
  archive(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.publishing.archive(actor, id, expected);
  }
}
