/** Entry point for DTOs that other domains embed. It is separate because it loads the library of the contract, which a worker starts without. */
export { NameOrParts, UpdateUserDto } from './changes.dto';
export { PersonDto } from './person.dto';
export { ListUsersDto } from './users.dto';
