import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { ListDto, Ordering, Permitted } from '@app/http';
import { Moment } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** Order of the list of versions. */
export class ListDocumentVersionsDto extends ListDto {
  @Ordering('number', 'published_at')
  ordering: string[] = ['-number'];
}

/** A published version of a document. It never changes. */
export class DocumentVersionRowDto {
  /** Always 1, as in the ETag, because it never changes. See `number`. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;

  /** Number of the version in its document, from 1. */
  @ApiProperty({ type: 'integer', example: 2 })
  number!: number;

  /** Title. */
  title!: string;
  /** The person who published it. */
  publisher!: PersonDto;

  /** When it was published. */
  @Moment()
  published_at!: Instant;

  /** True if those who had acknowledged an earlier version were asked again. */
  asks_again!: boolean;
}

/** A version with its text, and the caller's permissions on its document that apply to it. */
export class DocumentVersionDto extends Permitted(DocumentVersionRowDto) {
  /** ID of the document. */
  document_id!: number;
  /** Text: Markdown, or the text of the file. `null` for a file whose text is not known. */
  body!: string | null;
}
