import type { Actor } from '@app/auth';

export enum PictureKind {
  /** A person's picture, cut to a square. */
  User = 'user',
  /** A company's logo, kept whole. */
  Company = 'company',
}

export interface PictureOwner {
  readonly kind: PictureKind;
  /** ID of the person or the company. */
  readonly id: number | string;
  readonly company_id: string | null;
}

/** A verified upload, or null to remove the picture. Only the implementation reads its other fields. */
export type PictureChange = { readonly upload_id: string } | null;

/** Pictures of people and companies. The domain that owns files implements it, for domains of earlier groups. */
export abstract class Pictures {
  /**
   * Verifies an upload of the actor. It reads the storage, so it is called before the transaction that changes the picture. Null and
   * undefined are returned as they are.
   */
  abstract receive(actor: Actor, upload_id: string | null | undefined): Promise<PictureChange | undefined>;

  /**
   * Makes an upload the owner's next picture, in the caller's transaction. The present picture stays until the worker has drawn the new
   * one. Null removes all pictures of the owner. The caller checks permissions.
   */
  abstract change(actor: Actor, owner: PictureOwner, picture: PictureChange): Promise<void>;
}
