import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { USER } from '@organisation/users/nouns';
import { SubstituteUnfit } from './calendar.errors';
import { LeaveChanged, SubstituteNamed } from './calendar.events';
import { LEAVE } from './nouns';
import { CalendarService } from './calendar.service';
import { Leave, type LeaveChange, type NewLeave } from './leave.entity';
import { LeavePolicy } from './leave.policy';
import { type LeaveQuery, LeaveRepository } from './leave.repository';
import type { LeaveView } from './leave.view';

@Injectable()
export class LeaveService {
  constructor(
    private readonly leaves: LeaveRepository,
    private readonly calendars: CalendarService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: LeaveQuery): Promise<Page<LeaveView>> {
    return this.leaves.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<LeaveView>> {
    const leave = await this.leaves.find(actor, id);
    if (!leave) throw new NotFound(LEAVE);
    return withPermissions(LeavePolicy.read, actor, leave);
  }

  take(actor: Actor, { user_id = actor.id, ...draft }: NewLeave & { readonly user_id?: number }): Promise<JsonResource<LeaveView>> {
    const whose = { company_id: companyOf(actor), user_id };
    authorize(LeavePolicy.create, actor, whose);
    return this.db.transaction(async () => {
      if (!(await this.leaves.mayTake(actor, user_id))) throw new NotFound(USER);
      const leave = Leave.take(draft, whose);
      await this.expectSubstitute(leave);
      await this.leaves.add(leave);
      this.tellSubstitute(actor, leave);
      this.audit.record(actor, 'leave.create', leave);
      this.noteChange(leave);
      return this.get(actor, leave.id);
    });
  }

  update(actor: Actor, id: number, change: LeaveChange, expected?: ExpectedVersion): Promise<JsonResource<LeaveView>> {
    return this.db.transaction(async () => {
      const leave = requireVisible(LeavePolicy.read, actor, await this.leaves.findForUpdate(id));
      authorize(LeavePolicy.update, actor, leave);
      expectVersion(leave, expected);
      const { substitute_id } = leave;
      leave.change(change);
      if (leave.substitute_id !== substitute_id) await this.expectSubstitute(leave);
      await this.leaves.save(leave);
      if (leave.substitute_id !== substitute_id) this.tellSubstitute(actor, leave);
      this.audit.record(actor, 'leave.update', leave);
      this.noteChange(leave);
      return this.get(actor, id);
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const leave = requireVisible(LeavePolicy.read, actor, await this.leaves.findForUpdate(id));
      authorize(LeavePolicy.delete, actor, leave);
      expectVersion(leave, expected);
      await this.drop(actor, leave);
    });
  }

  /** Deletes the leaves of an anonymised person. Called by the worker. */
  async forgetPerson(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const leave of await this.leaves.findOfForUpdate(user_id)) await this.drop(null, leave);
    });
  }

  private async drop(actor: Actor | null, leave: Leave): Promise<void> {
    await this.leaves.remove(leave);
    this.audit.record(actor, 'leave.remove', leave);
    this.noteChange(leave);
  }

  private async expectSubstitute(leave: Leave): Promise<void> {
    if (leave.substitute_id !== null && !(await this.leaves.maySubstitute(leave, leave.substitute_id))) throw new SubstituteUnfit();
  }

  private tellSubstitute({ id: actor_id }: Actor, { id: leave_id, substitute_id, company_id }: Leave): void {
    if (substitute_id !== null) this.events.publish(SubstituteNamed, { leave_id, substitute_id, company_id, actor_id });
  }

  private noteChange({ user_id, company_id }: Leave): void {
    this.events.publish(LeaveChanged, { user_id, company_id });
    this.db.afterCommit(() => this.calendars.forget());
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(LeavePolicy.create);
  return company_id;
}
