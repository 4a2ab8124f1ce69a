import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { InvalidFileType, StorageFailed } from '@app/errors';
import { AliasOf, AsResource, Chapter, Created, Refuses } from '@app/http';
import { Secretive } from '@app/idempotency';
import { UploadMissing, UploadOver } from '@library/files';
import { CreateScoreDto, ScoreDto } from './scores.dto';
import { ScoresPolicy } from './scores.policy';
import { ScoresService } from './scores.service';
import { ThumbnailLinks } from './thumbnail-links';

@Chapter('uploads')
@Controller('files')
export class ConfirmationsController {
  constructor(
    private readonly scores: ScoresService,
    private readonly thumbnails: ThumbnailLinks,
  ) {}

  /** Create a score from an uploaded PDF: the same as POST /scores */
  @Post('upload-confirm')
  @AliasOf('POST /scores')
  @Can(ScoresPolicy.create)
  @Created(ScoreDto, ({ id }) => `/scores/${id}`)
  @AsResource()
  @Secretive()
  @Refuses(UploadMissing, UploadOver, InvalidFileType, StorageFailed)
  async confirm(@CurrentActor() actor: Actor, @Body() draft: CreateScoreDto) {
    return this.thumbnails.inResource(await this.scores.create(actor, draft));
  }
}
