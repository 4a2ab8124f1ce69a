import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CreateFolderDto, FolderDto, FolderRowDto, FolderTreeDto, ListFoldersDto, MoveFolderDto, UpdateFolderDto } from './folders.dto';
import { FolderCycle, FolderInTrash, FolderNameTaken, FolderNotEmpty, TooManyFolders } from './folders.errors';
import { FoldersPolicy } from './folders.policy';
import { FoldersService } from './folders.service';

@Chapter('folders', { group: 'Knowledge', rank: 1, about: 'Folders of documents, as a tree. Access lists are inherited along it.' })
@Controller('folders')
export class FoldersController {
  constructor(private readonly folders: FoldersService) {}

  /** List the folders that you can see */
  @Get()
  @Can(FoldersPolicy.list)
  @Paged(FolderRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListFoldersDto) {
    return this.folders.list(actor, query);
  }

  /**
   * Get the tree of the folders that you can see
   * @remarks A folder whose parent you cannot see is at the top.
   */
  @Get('tree')
  @Can(FoldersPolicy.list)
  getTree(@CurrentActor() actor: Actor): Promise<FolderTreeDto> {
    return this.folders.tree(actor);
  }

  /** Get a folder */
  @Get(':id')
  @Can(FoldersPolicy.read)
  @Shown(FolderDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.folders.get(actor, id);
  }

  /**
   * Create a folder
   * @remarks Only admins create folders at the top. Elsewhere you need `folder:update` on the folder above.
   */
  @Post()
  @Can(FoldersPolicy.create)
  @Created(FolderDto)
  @AsResource()
  @Refuses(FolderNameTaken, TooManyFolders, FolderInTrash)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateFolderDto) {
    return this.folders.create(actor, draft);
  }

  /**
   * Update a folder
   * @remarks `department_id` and `is_private` change who has access, and need `folder:manage_access`.
   */
  @Patch(':id')
  @Can(FoldersPolicy.update)
  @Shown(FolderDto)
  @Refuses(FolderNameTaken, FolderInTrash)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateFolderDto, @IfMatch() expected?: ExpectedVersion) {
    return this.folders.update(actor, id, change, expected);
  }

  /**
   * Move a folder with all that is beneath it
   * @remarks It inherits the access lists of the new place. You need `folder:update` there.
   */
  @Post(':id/move')
  @Can(FoldersPolicy.move)
  @Shown(FolderDto)
  @Refuses(FolderNameTaken, FolderCycle, TooManyFolders, FolderInTrash)
  move(@CurrentActor() actor: Actor, @Id() id: number, @Body() { parent_id }: MoveFolderDto, @IfMatch() expected?: ExpectedVersion) {
    return this.folders.move(actor, id, parent_id, expected);
  }

  /** Delete an empty folder: it moves to the trash for 30 days */
  @Delete(':id')
  @Can(FoldersPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(FolderNotEmpty, FolderInTrash)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.folders.trash(actor, id, expected);
  }

  /** Restore a folder from the trash */
  @Post(':id/restore')
  @Can(FoldersPolicy.restore)
  @Shown(FolderDto)
  @Refuses(FolderNameTaken, FolderInTrash)
  restore(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.folders.restore(actor, id, expected);
  }
}
