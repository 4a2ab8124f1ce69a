import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { VERSION } from '@app/i18n';
import { DocumentLock } from './document-lock';
import { DocumentVersionsRepository, type DocumentEdition } from './document-versions.repository';
import { DocumentsPolicy } from './documents.policy';
import { type TextDifference, textDifference } from './text-difference';

/** Two editions of a document, and their differences. */
export interface DocumentDifference extends TextDifference {
  /** `null` if there is no older version. */
  readonly from: number | null;
  readonly to: DocumentEdition;
  readonly title_before: string | null;
  readonly title_after: string;
}

interface AskedEditions {
  readonly from?: number;
  readonly to?: DocumentEdition;
}

/** Compares published versions of a document, and its working draft. */
@Injectable()
export class DocumentDifferencesService {
  constructor(
    private readonly versions: DocumentVersionsRepository,
    private readonly lock: DocumentLock,
  ) {}

  /** Compares two editions. Throws 404 for a version that does not exist, and 403 for a draft that the actor may not read. */
  async compare(actor: Actor, id: number, { from: given, to: asked }: AskedEditions): Promise<DocumentDifference> {
    await this.lock.look(actor, id, asked === 'draft' ? DocumentsPolicy.read_draft : DocumentsPolicy.read);
    const to = await this.latest(id, asked);
    const from = given ?? (await this.versions.numberBefore(id, to));
    const [before, after] = [from === null ? BLANK : await this.require(id, from), await this.require(id, to)];
    const difference = await textDifference(before.body ?? '', after.body ?? '');
    return { from, to, title_before: before.title, title_after: after.title!, ...difference };
  }

  private async latest(id: number, asked: DocumentEdition | undefined): Promise<DocumentEdition> {
    const latest = asked ?? (await this.versions.numberBefore(id, 'draft'));
    if (latest === null) throw new NotFound(VERSION);
    return latest;
  }

  private async require(id: number, edition: DocumentEdition): Promise<ComparedText> {
    const text = await this.versions.editionOf(id, edition);
    if (!text) throw new NotFound(VERSION);
    return text;
  }
}

interface ComparedText {
  readonly title: string | null;
  readonly body: string | null;
}

/** The text before the first version is empty. */
const BLANK: ComparedText = { title: null, body: null };
