import { Injectable } from '@nestjs/common';
import { PictureKind } from '@app/pictures';
import { CompanyLogosService } from '@organisation/companies';
import { UserPicturesService } from '@organisation/users';
import type { PublicPicture } from './public-picture.entity';

/** Writes the path of a picture into the row of its person or company. */
@Injectable()
export class PictureOwnersService {
  constructor(
    private readonly people: UserPicturesService,
    private readonly companies: CompanyLogosService,
  ) {}

  /** Locks the owner and sets the path. Returns false if the person has left or the company does not exist. */
  show({ kind, owner_id }: PublicPicture, path: string): Promise<boolean> {
    return kind === PictureKind.User ? this.people.show(Number(owner_id), path) : this.companies.show(owner_id, path);
  }
}
