/** Use of a file. It decides the allowed media types and the renderer. */
export enum FilePurpose {
  Score = 'score',
  Document = 'document',
  Chat = 'chat',
  Submission = 'submission',
  Form = 'form',
  /** Attached to something, such as a comment. */
  Attachment = 'attachment',
  /** A picture of a person, or the logo of a company. */
  Picture = 'picture',
}

const PDF = ['application/pdf'];
const PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const TEXTS = ['text/plain', 'text/markdown', 'text/csv'];
const OFFICE = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  // Hangul Word Processor, common in Korean offices.
  'application/x-hwp',
  'application/hwp+zip',
];
const USUAL = [...PDF, ...PICTURES, ...TEXTS, ...OFFICE];
const ARCHIVES = ['application/zip'];

const ALLOWED: Readonly<Record<FilePurpose, readonly string[]>> = {
  [FilePurpose.Score]: PDF,
  [FilePurpose.Document]: USUAL,
  [FilePurpose.Chat]: USUAL,
  [FilePurpose.Submission]: USUAL,
  [FilePurpose.Form]: USUAL,
  [FilePurpose.Attachment]: [...USUAL, ...ARCHIVES],
  [FilePurpose.Picture]: ['image/png', 'image/jpeg', 'image/webp'],
};

/** No purpose allows types that a browser could show or run as part of this site, such as SVG and HTML. */
export const isAllowed = (purpose: FilePurpose, mime_type: string): boolean => ALLOWED[purpose].includes(mime_type);

/** Earlier names of the purpose of files that are attached to something. */
const EARLIER: readonly FilePurpose[] = [FilePurpose.Chat, FilePurpose.Submission, FilePurpose.Form];

/** The purpose under which an upload is stored. */
export const storedPurpose = (purpose: FilePurpose): FilePurpose => (EARLIER.includes(purpose) ? FilePurpose.Attachment : purpose);

/** Purposes that an upload must have from the beginning, because other files are shown to fewer people. */
const STRICT: readonly FilePurpose[] = [FilePurpose.Attachment, FilePurpose.Picture];

/** True if an upload that was created for one purpose can be committed for another. */
export const isConvertible = (from: FilePurpose, to: FilePurpose): boolean => from === to || !STRICT.includes(to);
