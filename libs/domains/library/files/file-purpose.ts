/** What a file is for: it decides which types are taken, and who makes something of it. */
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
  // What Korean offices write in.
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

/** Types that can be shown, or run, as something of this site are on no list: SVG and HTML among them. */
export const isAllowed = (purpose: FilePurpose, mime_type: string): boolean => ALLOWED[purpose].includes(mime_type);
