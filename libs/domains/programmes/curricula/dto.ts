/** Entry point for DTOs that other domains embed: they load no controller. */
export { NamedDocumentDto } from './named-document.dto';
export { IsWhich } from './versions.dto';
