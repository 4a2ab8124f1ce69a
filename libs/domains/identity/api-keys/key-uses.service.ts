import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type ApiKeyRights, KeyReader } from '@app/auth';
import { SecurityEvents } from '@app/audit';
import { currentContext } from '@app/context';
import { ApiKeysRepository } from './api-keys.repository';

const NOTED_EVERY_MS = 60_000;
const MAX_KEPT = 10_000;

/** Reads the rights of keys for the guard, and records their use. */
@Injectable()
export class KeyUsesService implements KeyReader {
  private readonly log = new Logger('ApiKeys');
  /** Keys whose use this process has recorded within the minute, so that most requests write nothing. */
  private readonly noted = new LRUCache<number, true>({ max: MAX_KEPT, ttl: NOTED_EVERY_MS });

  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly security: SecurityEvents,
  ) {}

  rightsOf(key_hash: string): Promise<ApiKeyRights | undefined> {
    return this.keys.rightsOf(key_hash);
  }

  noteUse({ api_key_id }: ApiKeyRights): void {
    if (this.noted.has(api_key_id)) return;
    this.noted.set(api_key_id, true);
    this.keys.noteUse(api_key_id, currentContext()?.address).then(
      (isFirst) => isFirst && this.security.count('api_key.use'),
      (error: unknown) => {
        this.noted.delete(api_key_id);
        this.log.warn(error);
      },
    );
  }
}
