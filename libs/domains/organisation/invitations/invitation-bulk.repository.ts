import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, among, and, containing, sql } from '@app/database';
import type { InvitationQuery } from './invitations.repository';
import { invitationState } from './invitations.view';
import type { InvitationSubject } from './invitations.policy';

/** An invitation for a bulk operation, with the facts that the policy needs. */
export type ChosenInvitation = InvitationSubject & { readonly id: number; readonly version: number; readonly email: string };

/** Finds the rows of bulk operations on invitations. */
@Injectable()
export class InvitationBulkRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, { ids, state, role, search }: Partial<InvitationQuery>, limit: number): Promise<ChosenInvitation[]> {
    const pattern = search && containing(search);
    const chosen = and(
      sql`i.company_id = ${viewer.company_id}`,
      among(sql`i.id`, ids),
      among(invitationState, state),
      among(sql`i.role`, role),
      pattern && sql`(i.email ILIKE ${pattern} OR i.name ILIKE ${pattern})`,
    );
    return this.db.rows(sql<ChosenInvitation>`
      SELECT i.id, i.version, i.email, i.company_id, ${invitationState} AS status FROM invitations i WHERE ${chosen} ORDER BY i.id LIMIT ${limit}`);
  }
}
