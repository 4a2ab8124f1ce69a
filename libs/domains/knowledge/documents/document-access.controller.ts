import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { PrincipalUnknown } from '@knowledge/folders';
import { AccessListDto, ReplaceAccessDto } from '@knowledge/folders/dto';
import { DocumentAccessService } from './document-access.service';
import { DocumentNotMovable } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';

@Chapter('document-access', {
  group: 'Knowledge',
  rank: 5,
  about: 'Access lists of documents, beside those that they inherit from folders.',
})
@Controller('docs/:id/access')
export class DocumentAccessController {
  constructor(private readonly lists: DocumentAccessService) {}

  /** Get the access list of a document, with inherited entries */
  @Get()
  @Can(DocumentsPolicy.manage_access)
  @Shown(AccessListDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.lists.get(actor, id);
  }

  /**
   * Replace the entries of the access list of a document
   * @remarks Inherited entries stay. Only those who manage access may; nobody else can raise a right, their own included.
   */
  @Patch()
  @Can(DocumentsPolicy.manage_access)
  @Shown(AccessListDto)
  @Refuses(PrincipalUnknown, DocumentNotMovable)
  replace(@CurrentActor() actor: Actor, @Id() id: number, @Body() { entries }: ReplaceAccessDto, @IfMatch() expected?: ExpectedVersion) {
    return this.lists.replace(actor, id, entries, expected);
  }
}
