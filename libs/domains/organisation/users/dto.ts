/** Entry point for DTOs that other domains embed. It is separate because it loads Swagger, which a worker does not need. */
export { NameOrParts, UpdateUserDto } from './changes.dto';
export { PersonDto } from './person.dto';
export { ListUsersDto } from './users.dto';
