import { Module } from '@nestjs/common';
import { AccessListsService } from './access-lists.service';
import { AccessRepository } from './access.repository';
import { FoldersRepository } from './folders.repository';
import { FoldersService } from './folders.service';
import './folders.personal-data';

@Module({
  providers: [FoldersService, FoldersRepository, AccessListsService, AccessRepository],
  exports: [FoldersService, AccessListsService],
})
export class FoldersModule {}
