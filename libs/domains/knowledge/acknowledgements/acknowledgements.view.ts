import type { AcknowledgementRowDto, MyAcknowledgementRowDto } from './acknowledgements.dto';

/** A person who must read a document, as a list returns them. */
export type AcknowledgementView = AcknowledgementRowDto;

/** A document that the viewer must read, as a list returns it. */
export type MyAcknowledgementView = MyAcknowledgementRowDto;
