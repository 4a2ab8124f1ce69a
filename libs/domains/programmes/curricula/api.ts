import { Module } from '@nestjs/common';
import { CopiesController } from './copies.controller';
import { CurriculaController } from './curricula.controller';
import { CurriculaModule } from './curricula.module';
import { ItemsController } from './items.controller';
import { VersionsController } from './versions.controller';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [CurriculaModule], controllers: [CurriculaController, CopiesController, ItemsController, VersionsController] })
export class CurriculaApiModule {}
