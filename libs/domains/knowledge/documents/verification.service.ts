import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, ActorReader } from '@app/auth';
import { Database, type Instant, type JsonResource, instant } from '@app/database';
import { type ExpectedVersion, NotFound, ValidationFailed } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { DocumentLock } from './document-lock';
import { DocumentStatus } from './document-moves';
import { DocumentVerified } from './documents.events';
import { VerifierIsNoReader } from './documents.errors';
import { type DocumentFacts, DocumentsPolicy } from './documents.policy';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import type { DocumentView } from './documents.view';

const DAY_MS = 86_400_000;
const USUAL_MS = 180 * DAY_MS;
const LONGEST_MS = 3 * 365 * DAY_MS;

/** Records that published documents were checked, and assigns the people who check them. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly lock: DocumentLock,
    private readonly service: DocumentsService,
    private readonly people: ActorReader,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  verify(actor: Actor, id: number, until?: Instant, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.verify, expected);
      document.verify(this.timeFor(until));
      await this.documents.save(document);
      this.audit.record(actor, 'document.verify', document);
      this.lock.publish(DocumentVerified, document, { actor_id: actor.id });
      return this.service.get(actor, id);
    });
  }

  /**
   * Assigns the verifier, or none. Throws 404 if the company has no such person, and `VerifierIsNoReader` if the person may not read the
   * document.
   */
  assign(actor: Actor, id: number, verifier_id: number | null, expected?: ExpectedVersion): Promise<JsonResource<DocumentView>> {
    return this.db.transaction(async () => {
      const document = await this.lock.findForUpdate(actor, id, DocumentsPolicy.assign_verifier, expected);
      if (verifier_id !== null) await this.expectReader(verifier_id, (await this.documents.subject(id))!);
      document.assignVerifier(verifier_id);
      await this.documents.save(document);
      this.audit.record(actor, 'document.assign_verifier', document);
      return this.service.get(actor, id);
    });
  }

  private async expectReader(user_id: number, facts: DocumentFacts): Promise<void> {
    const person = await this.people.actorOf(user_id);
    if (person?.company_id !== facts.company_id) throw new NotFound(USER);
    if (!DocumentsPolicy.read(person, { ...facts, ...READ_BY_ALL_READERS })) throw new VerifierIsNoReader();
  }

  private timeFor(until?: Instant): Date {
    const now = +this.lock.now();
    const time = until ? Date.parse(until) : now + USUAL_MS;
    if (time > now && time <= now + LONGEST_MS) return new Date(time);
    const latest = instant(new Date(now + LONGEST_MS));
    const message = { en: `must be in the future, and at most ${latest}`, ko: `미래의 시각이어야 하며 ${latest} 이전이어야 합니다` };
    throw new ValidationFailed([{ field: 'verified_until', message }]);
  }
}

/**
 * A document may get its verifier before it is published. An admin who has opened it for an hour is no reader by that, nor is a mentor to whom it
 * was handed in.
 */
const READ_BY_ALL_READERS = { status: DocumentStatus.Published, trashed_at: null, opened_by: [], received_by: [] };
