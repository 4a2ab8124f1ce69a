/** Use of a file. It decides the allowed media types and the renderer. */
export enum FilePurpose {
  Score = 'score',
  Document = 'document',
  Chat = 'chat',
  Submission = 'submission',
  Form = 'form',
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

const ALLOWED: Readonly<Record<FilePurpose, readonly string[]>> = {
  [FilePurpose.Score]: PDF,
  [FilePurpose.Document]: USUAL,
  [FilePurpose.Chat]: USUAL,
  [FilePurpose.Submission]: USUAL,
  [FilePurpose.Form]: USUAL,
};

/** No purpose allows types that a browser could show or run as part of this site, such as SVG and HTML. */
export const isAllowed = (purpose: FilePurpose, mime_type: string): boolean => ALLOWED[purpose].includes(mime_type);
