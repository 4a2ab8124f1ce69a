import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, IfMatch, Paged, Refuses, Related, Shown, Slug } from '@app/http';
import { MailBudgetSpent } from '@app/mail';
import { CompanyDto, CompanyRowDto, CreateCompanyDto, InviteAdminDto, ListCompaniesDto, UpdateCompanyDto } from './companies.dto';
import { CompanyHasAdmin, CompanyIdTaken, CompanyNotEmpty } from './companies.errors';
import { CompaniesPolicy } from './companies.policy';
import { CompaniesService } from './companies.service';

@Chapter('companies', {
  group: 'Organisation',
  rank: 1,
  about: "The tenants. A company sees itself; the platform's admin sees all of them.",
})
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  /** List your company; as the platform's admin, all companies */
  @Get()
  @Can(CompaniesPolicy.list)
  @Paged(CompanyRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListCompaniesDto) {
    return this.companies.list(actor, query);
  }

  /** Get a company */
  @Get(':id')
  @Can(CompaniesPolicy.read)
  @Shown(CompanyDto)
  get(@CurrentActor() actor: Actor, @Slug() id: string) {
    return this.companies.get(actor, id);
  }

  /** Create a company and invite its first admin (platform's admin only) */
  @Post()
  @Can(CompaniesPolicy.create)
  @Created(CompanyDto)
  @AsResource()
  @Refuses(CompanyIdTaken, MailBudgetSpent)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateCompanyDto) {
    return this.companies.create(actor, draft);
  }

  /**
   * Update a company
   * @remarks A change of the time zone or the weekend leaves the dates of plans as they are. The `Link` header leads to `GET /calendar/replan`.
   */
  @Patch(':id')
  @Related('/calendar/replan')
  @Can(CompaniesPolicy.update)
  @Shown(CompanyDto)
  update(@CurrentActor() actor: Actor, @Slug() id: string, @Body() change: UpdateCompanyDto, @IfMatch() expected?: ExpectedVersion) {
    return this.companies.update(actor, id, change, expected);
  }

  /**
   * Invite an admin to a company that has none (platform's admin only)
   * @remarks The address can be the previous one or another. Links in earlier mails become invalid.
   */
  @Post(':id/admin-invitation')
  @Can(CompaniesPolicy.invite_admin)
  @Shown(CompanyDto)
  @Refuses(CompanyHasAdmin, MailBudgetSpent)
  inviteAdmin(@CurrentActor() actor: Actor, @Slug() id: string, @Body() { admin_email }: InviteAdminDto) {
    return this.companies.inviteAdmin(actor, id, admin_email);
  }

  /** Delete an empty company (platform's admin only) */
  @Delete(':id')
  @Can(CompaniesPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(CompanyNotEmpty)
  async delete(@CurrentActor() actor: Actor, @Slug() id: string, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.companies.remove(actor, id, expected);
  }
}
