import { escaped } from '@app/html';
import type { Language } from '@app/i18n';

const BODY = 'margin:0;background:#f0f4f8;font:16px/1.5 system-ui,sans-serif;color:#1f2933';
const CARD = 'max-width:36rem;margin:0 auto;padding:1.5rem;background:#ffffff;overflow-wrap:anywhere';
const SMALL = 'max-width:36rem;margin:0 auto;padding:1rem 1.5rem;font-size:13px;color:#52606d';

/** The parts of a mail, as HTML. */
export interface MailParts {
  readonly language: Language;
  /** Text, which is escaped here. */
  readonly subject: string;
  readonly content: string;
  /** Small print beneath. */
  readonly footer?: string;
}

/** The layout of every mail: it has no pictures, loads nothing, and carries its styles at its elements, because mail programs drop others. */
export const mailFrame = ({ language, subject, content, footer }: MailParts): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(subject)}</title></head><body style="${BODY}"><div style="${CARD}">${content}</div>` +
  `${footer ? `<div style="${SMALL}">${footer}</div>` : ''}</body></html>`;
