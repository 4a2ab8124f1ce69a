import { Module } from '@nestjs/common';
import { FilesModule } from './files.module';
import { TrashController } from './trash.controller';
import { UploadsController } from './uploads.controller';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [FilesModule], controllers: [UploadsController, TrashController] })
export class FilesApiModule {}
