/** What other domains' shapes are made of. A door of its own: behind it is the library of the contract, which a worker starts without. */
export { NameOrParts, UpdateUserDto } from './changes.dto';
export { PersonDto } from './person.dto';
