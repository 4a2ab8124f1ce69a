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

/** A verified upload, or null to remove the picture. Its fields are the implementation's. */
export type PictureChange = { readonly upload_id: string } | null;

/** Pictures of people and companies. The domain that owns files implements it, for domains of earlier groups. */
export abstract class Pictures {
  /**
   * Verifies an upload of the actor before the transaction that takes it, because it reads the storage. Null and undefined are returned as
   * they are.
   */
  abstract receive(actor: Actor, upload_id: string | null | undefined): Promise<PictureChange | undefined>;

  /**
   * Makes an upload the owner's next picture, in the caller's transaction: it is shown once the worker has drawn it, and the present one
   * until then. Null removes all. The caller checks permissions.
   */
  abstract change(actor: Actor, owner: PictureOwner, picture: PictureChange): Promise<void>;
}
