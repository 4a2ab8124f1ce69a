export { CuratedDocumentDto } from './curated-answers.dto';
