import { ApiSchema } from '@nestjs/swagger';

/** A document that is named. */
@ApiSchema({ name: 'NamedDocument' })
export class NamedDocumentDto {
  /** ID of the document. */
  id!: number;
  /** Title. */
  title!: string;
}
