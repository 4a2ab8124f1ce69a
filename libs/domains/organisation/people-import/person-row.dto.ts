import { Matches } from 'class-validator';
import { IsEmailAddress, IsName, Omittable } from '@app/validation';
import { UpdateUserDto } from '@organisation/users/dto';

/**
 * Accepts bcrypt, or PBKDF2 in Django's format. The cost is limited to what a sign-in can compute: with a bcrypt cost of 31, the first
 * sign-in would take days.
 */
const HASH =
  /^(?:\$2b\$(?:0[4-9]|1[0-5])\$[./A-Za-z0-9]{53}|pbkdf2_sha256\$[1-9]\d{0,6}\$[\x21-\x23\x25-\x7e]{1,128}\$[A-Za-z0-9+/]{43}=)$/;

/** A line of a file. The rules of a manually created person apply. */
export class PersonRowDto extends UpdateUserDto {
  @IsEmailAddress()
  declare email: string;

  @IsName(100)
  declare name: string;

  /** Name of the department. */
  @Omittable()
  @IsName(100)
  department?: string;

  @Omittable()
  @Matches(HASH, {
    message: 'must be a bcrypt hash ($2b$, cost 4 to 15) or pbkdf2_sha256',
    context: { ko: 'bcrypt($2b$, 비용 4~15) 또는 pbkdf2_sha256 해시여야 합니다' },
  })
  password_hash?: string;
}
