import { Injectable } from '@nestjs/common';
import { Audit, coded } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { type FeedPage, allowLongStatements } from '@app/database';
import { AuditPolicy } from './audit.policy';
import { type AuditFilter, type AuditLine, type AuditQuery, AuditRepository, type AuditRow } from './audit.repository';

const AT_ONCE = 1_000;

@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly log: Audit,
  ) {}

  list(actor: Actor, query: AuditQuery): Promise<FeedPage<AuditRow>> {
    return this.entries.list(actor, query);
  }

  /** Streams the entries that match the filter. The export is logged before it begins, so its own entry is the last line. */
  async export(actor: Actor, filter: AuditFilter): Promise<AsyncIterable<string>> {
    authorize(AuditPolicy.export, actor);
    allowLongStatements();
    await this.log.note({ action: 'audit.export', actor_id: actor.id, company_id: actor.company_id, facts: coded(filter) });
    return this.lines(actor, filter);
  }

  private async *lines(actor: Actor, filter: AuditFilter): AsyncGenerator<string> {
    for (let [last, page] = [undefined as AuditLine | undefined, [] as AuditLine[]]; ; last = page.at(-1)) {
      page = await this.entries.findAfter(actor, filter, last, AT_ONCE);
      if (page.length > 0) yield page.map(({ line }) => `${line}\n`).join('');
      if (page.length < AT_ONCE) return;
    }
  }
}
