/** Entry point for DTOs that other domains embed: they load no controller. */
export { ReasonDto } from './task-moves.dto';
export { TaskRowDto, UpdateTaskDto } from './tasks.dto';
