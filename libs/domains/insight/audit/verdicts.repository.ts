import { Injectable } from '@nestjs/common';
import type { Verification } from '@app/audit';
import { Database, type Sql, sql } from '@app/database';
import type { AuditVerdict } from './audit-verdict.entity';

export interface KeptVerdict extends Pick<AuditVerdict, 'seals' | 'sealed' | 'archived' | 'unsealed' | 'head' | 'broken' | 'verified_at'> {
  readonly job_id: string | null;
  /** True while that job has not ended. */
  readonly is_under_way: boolean;
}

const of = (company_id: string | null): Sql => (company_id === null ? sql`v.company_id IS NULL` : sql`v.company_id = ${company_id}`);

const columns = sql`v.seals, v.sealed, v.archived, v.unsealed, v.head, v.broken, v.verified_at, v.job_id::text AS job_id,
  EXISTS (SELECT FROM outbox o WHERE o.id = v.job_id AND o.finished_at IS NULL) AS is_under_way`;

@Injectable()
export class VerdictsRepository {
  constructor(private readonly db: Database) {}

  /** Finds the last verdict on the log of a company, or of the platform (null). */
  find(company_id: string | null): Promise<KeptVerdict | undefined> {
    return this.db.row(sql<KeptVerdict>`SELECT ${columns} FROM audit_verdicts v WHERE ${of(company_id)}`);
  }

  /** Locks the verdict until the transaction ends. */
  async findForUpdate(company_id: string | null): Promise<KeptVerdict> {
    await this.db.rows(sql`INSERT INTO audit_verdicts (company_id) VALUES (${company_id}) ON CONFLICT DO NOTHING`);
    return (await this.db.row(sql<KeptVerdict>`SELECT ${columns} FROM audit_verdicts v WHERE ${of(company_id)} FOR UPDATE OF v`))!;
  }

  /** Sets the job that will give the next verdict. */
  async expect(company_id: string | null, job_id: string): Promise<void> {
    await this.db.rows(sql`UPDATE audit_verdicts v SET job_id = ${job_id} WHERE ${of(company_id)}`);
  }

  async keep(company_id: string | null, { seals, sealed, archived, unsealed, head, broken }: Verification): Promise<void> {
    await this.db.rows(sql`
      UPDATE audit_verdicts v SET seals = ${seals}, sealed = ${sealed}, archived = ${archived}, unsealed = ${unsealed}, head = ${head && JSON.stringify(head)},
             broken = ${broken && JSON.stringify(broken)}, verified_at = now()
      WHERE ${of(company_id)}`);
  }
}
