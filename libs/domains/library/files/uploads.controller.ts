import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { InvalidFileType, QuotaExceeded, StorageFailed } from '@app/errors';
import { Chapter, Created, Refuses, Shown, UuidId } from '@app/http';
import { Secretive } from '@app/idempotency';
import { CancelUploadDto, UploadDto, UploadPlaceDto, UploadUrlDto } from './files.dto';
import { TooManyFiles, UploadNotMovable } from './files.errors';
import { UploadsPolicy } from './files.policy';
import { UploadsService } from './uploads.service';

@Chapter('uploads', { group: 'Library', rank: 1, about: 'Uploads to the storage, by URLs that are valid for 5 minutes.' })
@Controller('files')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  /**
   * Create an upload URL
   * @remarks Reserves quota for the file. PUT the file to `upload_url`, then commit it where it belongs.
   */
  @Post('upload-url')
  @Can(UploadsPolicy.create)
  @Created(UploadPlaceDto, ({ upload_id }) => `/files/uploads/${upload_id}`)
  @Secretive()
  @Refuses(InvalidFileType, QuotaExceeded, TooManyFiles, StorageFailed)
  create(@CurrentActor() actor: Actor, @Body() { size, size_bytes = size!, ...file }: UploadUrlDto): Promise<UploadPlaceDto> {
    return this.uploads.announce(actor, { ...file, size_bytes: size ?? size_bytes });
  }

  /**
   * Cancel an upload
   * @remarks Only before it is committed. Its quota is free once its bytes are deleted.
   */
  @Post('upload-cancel')
  @Can(UploadsPolicy.cancel)
  @Shown(UploadDto)
  @Refuses(UploadNotMovable)
  cancel(@CurrentActor() actor: Actor, @Body() { upload_id }: CancelUploadDto) {
    return this.uploads.cancel(actor, upload_id);
  }

  /** Get an upload and its status */
  @Get('uploads/:upload_id')
  @Can(UploadsPolicy.read)
  @Shown(UploadDto)
  get(@CurrentActor() actor: Actor, @UuidId('upload_id') upload_id: string) {
    return this.uploads.get(actor, upload_id);
  }
}
