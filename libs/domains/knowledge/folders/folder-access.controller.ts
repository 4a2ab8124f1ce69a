import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { AccessListDto, ReplaceAccessDto } from './access.dto';
import { AccessListsService } from './access-lists.service';
import { FolderInTrash, PrincipalUnknown } from './folders.errors';
import { FoldersPolicy } from './folders.policy';

@Chapter('folder-access', { group: 'Knowledge', rank: 2, about: 'Access lists of folders. What is beneath a folder inherits its entries.' })
@Controller('folders/:id/access')
export class FolderAccessController {
  constructor(private readonly lists: AccessListsService) {}

  /** Get the access list of a folder, with inherited entries */
  @Get()
  @Can(FoldersPolicy.manage_access)
  @Shown(AccessListDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.lists.get(actor, id);
  }

  /**
   * Replace the entries of the access list of a folder
   * @remarks Inherited entries stay. Only those who manage access may; nobody else can raise a right, their own included.
   */
  @Patch()
  @Can(FoldersPolicy.manage_access)
  @Shown(AccessListDto)
  @Refuses(PrincipalUnknown, FolderInTrash)
  replace(@CurrentActor() actor: Actor, @Id() id: number, @Body() { entries }: ReplaceAccessDto, @IfMatch() expected?: ExpectedVersion) {
    return this.lists.replace(actor, id, entries, expected);
  }
}
