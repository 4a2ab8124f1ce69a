import { Module } from '@nestjs/common';
import { FolderAccessController } from './folder-access.controller';
import { FoldersController } from './folders.controller';
import { FoldersModule } from './folders.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [FoldersModule], controllers: [FoldersController, FolderAccessController] })
export class FoldersApiModule {}
