import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import {
  type Actor,
  Role,
  SessionRightsCache,
  authorize,
  authorizeFields,
  requireInPerson,
  requireVisible,
  withPermissions,
} from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { PictureKind, Pictures } from '@app/pictures';
import { InvitationsService } from '@organisation/invitations';
import { CompanyHasAdmin } from './companies.errors';
import { CompanyCreated, CompanyRemoved, CompanyUpdated } from './companies.events';
import { COMPANY } from './nouns';
import { CompaniesPolicy } from './companies.policy';
import { CompaniesRepository, type CompanyQuery, type CompanyRules } from './companies.repository';
import type { CompanyView } from './companies.view';
import { Company, type CompanyUpdate, type NewCompany } from './company.entity';

const FRESH_FOR_MS = 1_000;
const MAX_KEPT = 1_000;

@Injectable()
export class CompaniesService {
  private readonly rules = new LRUCache<string, CompanyRules>({ max: MAX_KEPT, ttl: FRESH_FOR_MS });

  constructor(
    private readonly companies: CompaniesRepository,
    private readonly invitations: InvitationsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly rights: SessionRightsCache,
    private readonly pictures: Pictures,
  ) {}

  list(actor: Actor, query: CompanyQuery): Promise<Page<CompanyView>> {
    return this.companies.list(actor, query);
  }

  async get(actor: Actor, id: string): Promise<JsonResource<CompanyView>> {
    const company = await this.companies.find(actor, id);
    if (!company) throw new NotFound(COMPANY);
    return withPermissions(CompaniesPolicy.read, actor, company);
  }

  /** For other domains, on every request. Rules are cached for a second; a change clears the cache of its own process. */
  async rulesOf(id: string): Promise<CompanyRules> {
    const known = this.rules.get(id);
    if (known) return known;
    const rules = await this.companies.rulesOf(id);
    if (!rules) throw new NotFound(COMPANY);
    this.rules.set(id, rules);
    return rules;
  }

  /**
   * Creates a company. The person with `admin_email` is invited by mail as its first admin, and can sign in only after they have joined.
   */
  create(actor: Actor, { admin_email, ...fields }: NewCompany & { readonly admin_email?: string }): Promise<JsonResource<CompanyView>> {
    authorize(CompaniesPolicy.create, actor);
    if (admin_email) requireInPerson(CompaniesPolicy.invite_admin, actor);
    return this.db.transaction(async () => {
      const company = Company.create(fields);
      await this.companies.add(company);
      this.audit.record(actor, 'company.create', company, company.id);
      this.events.publish(CompanyCreated, { company_id: company.id });
      if (admin_email) await this.invitations.open(actor, { email: admin_email, role: Role.Admin, company_id: company.id });
      return this.get(actor, company.id);
    }, [fields.id, null]);
  }

  /** Invites an admin again if the first mail was lost or had a wrong address. Refused (409) as soon as the company has an admin. */
  inviteAdmin(actor: Actor, id: string, admin_email: string): Promise<JsonResource<CompanyView>> {
    return this.db.transaction(async () => {
      const company = requireVisible(CompaniesPolicy.read, actor, await this.companies.findForUpdate(id));
      authorize(CompaniesPolicy.invite_admin, actor);
      if (await this.companies.hasActingAdmin(company)) throw new CompanyHasAdmin();
      await this.invitations.openOnly(actor, { email: admin_email, role: Role.Admin, company_id: id });
      return this.get(actor, id);
    }, [id, null]);
  }

  /** Updates a company. `logo` is an upload, which is shown once it has been drawn, or null to remove the logo. */
  async update(
    actor: Actor,
    id: string,
    { logo, ...change }: CompanyUpdate,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<CompanyView>> {
    if (logo) await this.expectDescribing(actor, id);
    const picture = await this.pictures.receive(actor, logo);
    const answer = await this.db.transaction(async () => {
      const company = requireVisible(CompaniesPolicy.read, actor, await this.companies.findForUpdate(id));
      authorize(CompaniesPolicy.update, actor, company);
      authorizeFields(CompaniesPolicy.update, fieldsOf({ ...change, logo }), (field) => CompaniesPolicy.change(actor, company, field));
      expectVersion(company, expected);
      company.change(change);
      if (picture === null) company.logo = null;
      await this.companies.save(company);
      if (picture !== undefined) await this.pictures.change(actor, { kind: PictureKind.Company, id, company_id: id }, picture);
      this.audit.record(actor, 'company.update', company, id);
      this.events.publish(CompanyUpdated, { company_id: company.id });
      // New requirements, such as `require_admin_totp`, also apply to existing sessions.
      this.db.afterCommit(() => this.rights.forget());
      return this.get(actor, id);
    }, [id]);
    this.rules.delete(id);
    return answer;
  }

  private async expectDescribing(actor: Actor, id: string): Promise<void> {
    authorize(CompaniesPolicy.describe, actor, requireVisible(CompaniesPolicy.read, actor, await this.companies.subject(id)));
  }

  /** Deletes an empty company, including its open invitations and the invited people. */
  remove(actor: Actor, id: string, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const company = requireVisible(CompaniesPolicy.read, actor, await this.companies.findForUpdate(id));
      authorize(CompaniesPolicy.delete, actor);
      expectVersion(company, expected);
      await this.companies.unlessInUse(this.invitations.withdrawAll(actor, id));
      await this.companies.remove(company);
      this.audit.record(actor, 'company.remove', company, id);
      this.events.publish(CompanyRemoved, { company_id: company.id });
    }, [id]);
  }
}

/** Returns the fields of a change. `mail_domains`, which only the platform's admin can set, counts as a field of its own. */
function fieldsOf({ settings, ...fields }: CompanyUpdate): CompanyUpdate & { readonly mail_domains?: true } {
  if (!settings || !('mail_domains' in settings)) return { ...fields, settings };
  const isAlone = Object.keys(settings).length === 1;
  return { ...fields, mail_domains: true, ...(!isAlone && { settings }) };
}
