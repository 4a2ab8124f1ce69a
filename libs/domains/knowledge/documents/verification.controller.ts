import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { DocumentDto } from './documents.dto';
import { DocumentNotMovable, VerifierIsNoReader } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';
import { AssignVerifierDto, VerifyDocumentDto } from './verification.dto';
import { VerificationService } from './verification.service';

@Chapter('documents')
@Controller('docs/:id')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  /**
   * Verify a published document: it was checked, and counts as such until a time
   * @remarks Send `If-Match` to verify only the version that you have read. When the time has passed, the document `is_overdue`, also where it is quoted.
   */
  @Post('verify')
  @Can(DocumentsPolicy.verify)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable)
  verify(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() { verified_until }: VerifyDocumentDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.verification.verify(actor, id, verified_until, expected);
  }

  /**
   * Assign the verifier of a document, or none
   * @remarks The verifier gets no access by this, and is reminded before the document is overdue and after; without one, its owner is.
   */
  @Post('assign-verifier')
  @Can(DocumentsPolicy.assign_verifier)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable, VerifierIsNoReader)
  assignVerifier(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() { verifier_id }: AssignVerifierDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.verification.assign(actor, id, verifier_id, expected);
  }
}
