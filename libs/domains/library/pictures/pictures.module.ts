import { Global, Module } from '@nestjs/common';
import { Pictures } from '@app/pictures';
import { FilesModule } from '@library/files';
import { PicturesRepository } from './pictures.repository';
import { PicturesService } from './pictures.service';
import './pictures.personal-data';

/** Global, because it implements the port `Pictures` for domains of earlier groups. */
@Global()
@Module({
  imports: [FilesModule],
  providers: [PicturesRepository, PicturesService, { provide: Pictures, useExisting: PicturesService }],
  exports: [PicturesRepository, PicturesService, Pictures],
})
export class PicturesModule {}
