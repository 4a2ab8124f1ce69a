import { Controller, Get, Header, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { AsPage, Chapter, Id, page } from '@app/http';
import { DocumentPagesService, type RenderedText } from './document-pages.service';
import { WhichFileDto } from './documents.dto';
import { DocumentsPolicy } from './documents.policy';

/** The page loads nothing, sends nothing, and runs in an origin of its own. */
const PAGE_OF_A_TEXT = "default-src 'none';style-src 'unsafe-inline';base-uri 'none';form-action 'none';frame-ancestors 'self';sandbox";

@Chapter('documents')
@Controller('docs/:id/html')
export class DocumentPagesController {
  constructor(private readonly pages: DocumentPagesService) {}

  /**
   * Get the text of a document as an HTML page
   * @remarks Markdown is rendered without scripts, images and HTML of its own. The text of a file is shown as it stands. The draft needs
   * `document:read_draft`.
   */
  @Get()
  @Can(DocumentsPolicy.read)
  @AsPage()
  @Header('content-security-policy', PAGE_OF_A_TEXT)
  async getHtml(@CurrentActor() actor: Actor, @Id() id: number, @Query() which: WhichFileDto): Promise<string> {
    return pageOf(await this.pages.render(actor, id, which));
  }
}

const pageOf = ({ title, html }: RenderedText): string => page(title, html);
