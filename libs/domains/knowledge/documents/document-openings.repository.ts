import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { DocumentOpening } from './document-opening.entity';

@Injectable()
export class DocumentOpeningsRepository {
  constructor(private readonly db: Database) {}

  async add(opening: DocumentOpening): Promise<void> {
    await this.db.add(opening);
  }
}
