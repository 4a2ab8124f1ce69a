/** A person beside an id of theirs. */
export class PersonDto {
  id!: number;
  /** @example 김미나 */
  name!: string;
  profile_image!: string | null;
}
