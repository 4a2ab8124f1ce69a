/** Entry point for DTOs that other domains embed: they load no controller. */
export { ParentOfDepartmentDto } from './departments.dto';
