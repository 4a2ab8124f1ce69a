/** A person, in short. */
export class PersonDto {
  /** ID of the person. */
  id!: number;
  /** Full name. @example 김미나 */
  name!: string;
  /** URL of a picture. `null` without one. */
  profile_image!: string | null;
}
