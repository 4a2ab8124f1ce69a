import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Database, type Page } from '@app/database';
import { NotFound } from '@app/errors';
import { Events } from '@app/events';
import { VERSION } from '@app/i18n';
import { DocumentLock, DocumentsPolicy } from '@knowledge/documents';
import { AccessListsService, type Principal } from '@knowledge/folders';
import { Acknowledgement } from './acknowledgement.entity';
import type { AcknowledgementView, MyAcknowledgementView } from './acknowledgements.view';
import { MustReadsAdded } from './acknowledgements.events';
import { VersionOutdated } from './acknowledgements.errors';
import { type AcknowledgementQuery, AcknowledgementsRepository } from './acknowledgements.repository';
import { MustRead } from './must-read.entity';

/** Documents that people must read, and their acknowledgements, each of one version. */
@Injectable()
export class AcknowledgementsService {
  constructor(
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly lock: DocumentLock,
    private readonly lists: AccessListsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  listOwn(actor: Actor, query: AcknowledgementQuery): Promise<Page<MyAcknowledgementView>> {
    return this.acknowledgements.listOwn(actor, query);
  }

  /**
   * Lists the people who must read a document. The actor sees all of them if they may assign reading, and otherwise only themselves and the
   * people of their mentorships.
   */
  async list(actor: Actor, document_id: number, query: AcknowledgementQuery): Promise<Page<AcknowledgementView>> {
    const facts = await this.lock.look(actor, document_id);
    return this.acknowledgements.list(actor, document_id, { ...query, all: DocumentsPolicy.assign_reading(actor, facts) });
  }

  /** Acknowledges the current version. Repeated, it changes nothing. Throws 409 for another version. */
  async acknowledge(actor: Actor, document_id: number, { number, address }: { number: number; address: string }): Promise<void> {
    await this.db.transaction(async () => {
      const { company_id } = await this.lock.look(actor, document_id, DocumentsPolicy.acknowledge);
      const current = await this.acknowledgements.currentOf(document_id, company_id);
      if (!current) throw new NotFound(VERSION);
      if (current.number !== number) throw new VersionOutdated();
      const acknowledgement = Acknowledgement.of({ company_id, document_id, version_id: current.id, user_id: actor.id, address });
      if (await this.acknowledgements.add(acknowledgement)) this.audit.record(actor, 'acknowledgement.create', acknowledgement);
    });
  }

  async mustReads(actor: Actor, document_id: number): Promise<readonly Principal[]> {
    const { company_id } = await this.lock.look(actor, document_id, DocumentsPolicy.assign_reading);
    return this.acknowledgements.mustReadsOf(document_id, company_id);
  }

  /** Sets who must read a document. This gives nobody access to it. */
  replaceMustReads(actor: Actor, document_id: number, principals: readonly Principal[]): Promise<readonly Principal[]> {
    return this.db.transaction(async () => {
      const { company_id } = await this.lock.findForUpdate(actor, document_id, DocumentsPolicy.assign_reading);
      await this.lists.expectKnown(company_id, principals, 'principals');
      const present = await this.acknowledgements.findMustReads(document_id);
      const gone = present.filter((one) => !principals.some((other) => isSame(one, other)));
      const added = principals
        .filter((one) => !present.some((other) => isSame(one, other)))
        .map((one) => MustRead.of({ ...one, company_id, document_id }));
      await this.acknowledgements.removeMustReads(gone);
      await this.acknowledgements.addMustReads(added);
      for (const one of gone) this.audit.record(actor, 'must_read.remove', one);
      for (const one of added) this.audit.record(actor, 'must_read.add', one);
      if (added.length > 0)
        this.events.publish(MustReadsAdded, { document_id, company_id, actor_id: actor.id, must_read_ids: added.map(({ id }) => id) });
      return this.acknowledgements.mustReadsOf(document_id, company_id);
    });
  }
}

const isSame = (one: Principal, other: Principal): boolean =>
  one.principal_kind === other.principal_kind && one.principal_id === other.principal_id;
