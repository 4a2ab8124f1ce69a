import { sql } from '@app/database';
import { declareDocumentLinks } from '@app/document-links';
import { DocumentFormat } from './document.entity';
import { type DocumentFacts, DocumentsPolicy } from './documents.policy';
import { documentFacts, isKeptDocument, readableDocument } from './documents.scope';
import { documents } from './documents.view';

declareDocumentLinks<DocumentFacts>({
  isReadable: (actor, id) => sql`EXISTS (SELECT FROM documents d WHERE d.id = ${id} AND ${readableDocument(actor, sql`d`)})`,
  title: ({ company_id }, id) => sql`(SELECT d.title FROM documents d WHERE d.id = ${id} AND d.company_id = ${company_id})`,
  hand_in: DocumentsPolicy.hand_in,
  facts: (id) => sql`
    SELECT ${documentFacts}, d.id, coalesce(d.draft_title, d.title) AS title, coalesce(d.draft_body, v.body) AS body FROM ${documents}
    WHERE d.id = ${id} AND d.format = ${DocumentFormat.Markdown} AND ${isKeptDocument(sql`d`)}`,
});
