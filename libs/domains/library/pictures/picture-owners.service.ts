import { Injectable } from '@nestjs/common';
import { PictureKind } from '@app/pictures';
import { CompanyLogosService } from '@organisation/companies';
import { UserPicturesService } from '@organisation/users';
import type { PublicPicture } from './public-picture.entity';

/** Enters the path of a picture where it is shown. */
@Injectable()
export class PictureOwnersService {
  constructor(
    private readonly people: UserPicturesService,
    private readonly companies: CompanyLogosService,
  ) {}

  /** Returns false if the owner has left meanwhile. */
  show({ kind, owner_id }: PublicPicture, path: string): Promise<boolean> {
    return kind === PictureKind.User ? this.people.show(Number(owner_id), path) : this.companies.show(owner_id, path);
  }
}
