import { type Actor, Role, sameCompany } from '@app/auth';
import type { Department } from './department.entity';

type Subject = Pick<Department, 'company_id'>;
const isAdmin = (actor: Actor, department: Subject) => actor.role === Role.Admin && sameCompany(actor, department);

/** Who may do what with a department. */
export const DepartmentsPolicy = {
  view: sameCompany,
  create: (actor: Actor) => actor.role === Role.Admin && actor.company_id !== null,
  update: isAdmin,
  remove: isAdmin,
};
