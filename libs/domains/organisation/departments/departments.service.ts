import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { USER } from '@organisation/users/nouns';
import { Department, type DepartmentChange, type NewDepartment } from './department.entity';
import { DepartmentCycle } from './departments.errors';
import { DepartmentCreated, DepartmentRemoved, DepartmentUpdated, departmentIds } from './departments.events';
import { DEPARTMENT } from './nouns';
import { DepartmentsPolicy } from './departments.policy';
import { type DepartmentQuery, DepartmentsRepository } from './departments.repository';
import type { DepartmentView } from './departments.view';

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly departments: DepartmentsRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: DepartmentQuery): Promise<Page<DepartmentView>> {
    return this.departments.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<DepartmentView>> {
    const department = await this.departments.find(actor, id);
    if (!department) throw new NotFound(DEPARTMENT);
    return withPermissions(DepartmentsPolicy.read, actor, department);
  }

  create(actor: Actor, draft: NewDepartment): Promise<JsonResource<DepartmentView>> {
    authorize(DepartmentsPolicy.create, actor);
    return this.db.transaction(async () => {
      const department = Department.create(draft, companyOf(actor));
      if (draft.lead_id && !(await this.departments.lockLead(actor, draft.lead_id))) throw new NotFound(USER);
      await this.departments.add(department);
      this.audit.record(actor, 'department.create', department);
      this.events.publish(DepartmentCreated, departmentIds(department));
      return this.get(actor, department.id);
    });
  }

  update(actor: Actor, id: number, change: DepartmentChange, expected?: ExpectedVersion): Promise<JsonResource<DepartmentView>> {
    return this.db.transaction(async () => {
      // Locks people before departments, in the same order as a change of a person's department.
      const mayLead = !change.lead_id || (await this.departments.lockLead(actor, change.lead_id));
      if (change.parent_id) await this.departments.lockTree(actor.company_id);
      const department = requireVisible(DepartmentsPolicy.read, actor, await this.departments.findForUpdate(id));
      authorize(DepartmentsPolicy.update, actor, department);
      expectVersion(department, expected);
      if (!mayLead && change.lead_id !== department.lead_id) throw new NotFound(USER);
      if (change.parent_id && (await this.departments.isAbove(id, change.parent_id))) throw new DepartmentCycle();
      department.change(change);
      await this.departments.save(department);
      this.audit.record(actor, 'department.update', department);
      this.events.publish(DepartmentUpdated, departmentIds(department));
      return this.get(actor, id);
    });
  }

  /** Deletes a department without members and subdepartments. */
  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const department = requireVisible(DepartmentsPolicy.read, actor, await this.departments.findForUpdate(id));
      authorize(DepartmentsPolicy.delete, actor, department);
      expectVersion(department, expected);
      await this.departments.remove(department);
      this.audit.record(actor, 'department.remove', department);
      this.events.publish(DepartmentRemoved, departmentIds(department));
    });
  }

  /** Removes a deactivated person as lead. Called by the worker. */
  async clearLead(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const department of await this.departments.findLedForUpdate(user_id)) {
        department.change({ lead_id: null });
        await this.departments.save(department);
        this.audit.record(null, 'department.update', department);
        this.events.publish(DepartmentUpdated, departmentIds(department));
      }
    });
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(DepartmentsPolicy.create);
  return company_id;
}
