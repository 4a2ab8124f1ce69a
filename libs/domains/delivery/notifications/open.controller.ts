import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { Public } from '@app/access';
import { AsPage, Chapter, type Client, CurrentClient } from '@app/http';
import { languageFor } from '@app/i18n';
import { openPage } from './open.page';

@Chapter('notifications')
@Controller('open')
export class OpenController {
  /**
   * Get the page behind the link of a notification
   * @remarks For installations without a front end (`WEB_URL`). It tells where the thing is read, and never whether it exists.
   */
  @Get(':kind/:id')
  @Public()
  @ApiParam({ name: 'kind', description: 'Kind of the thing.', example: 'task' })
  @AsPage()
  show(@Param('kind') kind: string, @Param('id') id: string, @CurrentClient() { languages }: Client): string {
    return openPage({ kind, id }, languageFor(languages, null));
  }
}
