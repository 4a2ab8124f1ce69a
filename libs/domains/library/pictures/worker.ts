import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { FilesModule } from '@library/files';
import { CompaniesModule } from '@organisation/companies';
import { UsersModule } from '@organisation/users';
import { PictureDrawingService } from './picture-drawing.service';
import { PictureOwnersService } from './picture-owners.service';
import { PicturesListeners } from './pictures.listeners';
import { PicturesModule } from './pictures.module';

/** Entry point for events: apps/worker. */
@Module({
  imports: [PicturesModule, CompaniesModule, FilesModule, PdfModule, UsersModule],
  providers: [PictureDrawingService, PictureOwnersService, PicturesListeners],
})
export class PicturesWorkerModule {}
