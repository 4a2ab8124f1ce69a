import { Module } from '@nestjs/common';
import { FilesModule } from './files.module';
import { UploadsController } from './uploads.controller';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [FilesModule], controllers: [UploadsController] })
export class FilesApiModule {}
