import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { passageTokens, passagesOf } from '@app/text';
import { type NewPassage, type PassageSource, PassagesRepository } from './passages.repository';

/** A version that is published. */
export interface PublishedText extends PassageSource {
  readonly title: string;
  /** Text in NFC, as the version stores it, because offsets of passages count its code points. */
  readonly text: string;
}

/** Number of passages after which other requests get their turn. */
const AT_A_STRETCH = 40;

@Injectable()
export class PassagesService {
  constructor(
    private readonly passages: PassagesRepository,
    private readonly db: Database,
  ) {}

  /** Replaces the passages of a document by those of its published version. Call it in the transaction that publishes, which locks the document. */
  async replace({ title, text, ...source }: PublishedText): Promise<void> {
    const written = await writtenOf(title, text);
    await this.db.transaction(async () => {
      await this.passages.remove([source.document_id]);
      if (written.length > 0) await this.passages.add(source, written);
    });
  }

  /** Removes the passages of documents that are archived, trashed or purged. Call it in the same transaction. */
  async remove(document_ids: readonly number[]): Promise<void> {
    if (document_ids.length > 0) await this.db.transaction(() => this.passages.remove(document_ids));
  }

  /** Adds up the changes that publications have recorded, one transaction per batch. Called by a schedule. */
  async foldTerms(): Promise<void> {
    while ((await this.db.transaction(() => this.passages.fold())) > 0);
  }
}

async function writtenOf(title: string, text: string): Promise<NewPassage[]> {
  const written: NewPassage[] = [];
  for (const passage of passagesOf(text)) {
    if (written.length % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
    written.push({ ...passage, tokens: passageTokens({ ...passage, title }) });
  }
  return written;
}
