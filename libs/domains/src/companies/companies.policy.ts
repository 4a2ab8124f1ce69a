import { type Actor, Role } from '@app/auth';
import type { Company, CompanyChange } from './company.entity';

type Subject = Pick<Company, 'id'>;
const isOf = (actor: Actor, { id }: Subject) => actor.company_id === id;
const isAdmin = (actor: Actor, company: Subject) => actor.role === Role.Admin && isOf(actor, company);
const isPlatform = ({ is_superuser }: Actor) => is_superuser;

/** Who may do what with a company. `visibleTo` and `cardFor` in the repository say the first three in SQL. */
export const CompaniesPolicy = {
  view: (actor: Actor, company: Subject) => isOf(actor, company) || isPlatform(actor),
  /** Its quota and counts. */
  oversee: (actor: Actor, company: Subject) => isAdmin(actor, company) || isPlatform(actor),
  /** What it has agreed on for itself: not the platform's business. */
  view_settings: isAdmin,
  create: isPlatform,
  update: (actor: Actor, company: Subject) => isAdmin(actor, company) || isPlatform(actor),
  remove: isPlatform,
  /** The company's own admin decides all but how much it may store. */
  change: (actor: Actor, company: Subject, field: keyof CompanyChange) =>
    field === 'quota_bytes' ? isPlatform(actor) : isAdmin(actor, company),
};
