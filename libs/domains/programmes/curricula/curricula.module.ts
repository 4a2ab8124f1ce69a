import { Module } from '@nestjs/common';
import { CurriculumCopiesService } from './curriculum-copies.service';
import { CurriculaRepository } from './curricula.repository';
import { CurriculaService } from './curricula.service';
import { DraftsService } from './drafts.service';
import { ItemsRepository } from './items.repository';
import { ItemsService } from './items.service';
import { VersionsRepository } from './versions.repository';
import { VersionsService } from './versions.service';

const repositories = [CurriculaRepository, ItemsRepository, VersionsRepository];
const services = [CurriculumCopiesService, CurriculaService, DraftsService, ItemsService, VersionsService];
import './curricula.search';

@Module({ providers: [...repositories, ...services], exports: services })
export class CurriculaModule {}
