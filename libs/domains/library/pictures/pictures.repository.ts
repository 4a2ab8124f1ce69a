import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, insertOf, sql } from '@app/database';
import type { PictureOwner } from '@app/pictures';
import { unproven } from '@organisation/users';
import { PublicPicture } from './public-picture.entity';

/** Name of the drawn picture among the objects rendered from a file. */
export const DRAWN = 'picture';

/** The rendered object of a picture in the storage. */
export interface DrawnPicture {
  readonly id: string;
  readonly size_bytes: number;
}

@Injectable()
export class PicturesRepository {
  constructor(private readonly db: Database) {}

  /** True if the actor registered without an invitation and never confirmed their address. They may publish no picture. */
  async isUnproven({ id }: Actor): Promise<boolean> {
    return (await this.db.row(sql`SELECT 1 FROM users u WHERE u.id = ${id} AND ${unproven(sql`u`)}`)) !== undefined;
  }

  /** Finds the rendered object by the hash in a path. Unscoped, because everybody who knows the path may see the picture. */
  findShown(sha256: string): Promise<DrawnPicture | undefined> {
    return this.db.row(sql<DrawnPicture>`
      SELECT d.id, d.size_bytes FROM pictures p JOIN derived_objects d ON d.file_id = p.id AND d.name = ${DRAWN} WHERE p.sha256 = ${sha256}`);
  }

  find(id: string): Promise<PublicPicture | null> {
    return this.db.find(PublicPicture, sql`id = ${id}`);
  }

  findForUpdate(id: string): Promise<PublicPicture | null> {
    return this.db.findForUpdate(PublicPicture, sql`id = ${id}`);
  }

  /** Finds and locks all pictures of an owner, including those that are not rendered yet. */
  findAllOf({ kind, id }: Pick<PictureOwner, 'kind' | 'id'>): Promise<PublicPicture[]> {
    return this.db.findAllForUpdate(PublicPicture, sql`kind = ${kind} AND owner_id = ${String(id)} ORDER BY id`);
  }

  async add(picture: PublicPicture): Promise<void> {
    await this.db.rows(insertOf(PublicPicture, [picture]));
  }

  save(picture: PublicPicture): Promise<void> {
    return this.db.save(picture);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.db.rows(sql`DELETE FROM pictures WHERE id = ANY(${ids}::uuid[])`);
  }
}
