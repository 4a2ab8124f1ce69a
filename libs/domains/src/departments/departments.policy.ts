import { type Actor, Role, sameCompany } from '@app/auth';
import type { Department } from './department.entity';

const isAdmin = (actor: Actor, department: Pick<Department, 'company_id'>) => actor.role === Role.Admin && sameCompany(actor, department);

/** Who may do what with a department. */
export const DepartmentsPolicy = {
  view: sameCompany,
  create: (actor: Actor) => actor.role === Role.Admin && actor.company_id !== null,
  update: isAdmin,
  remove: isAdmin,
};
