import type ICAL from 'ical.js';
import { decode, encodingExists } from 'iconv-lite';
import { shortened } from '@app/spreadsheets';
import { MAX_NAME } from './holiday.entity';

/** Returns the name of an event: on one line, with entities decoded, and shortened to the maximum length. */
export function nameIn(event: ICAL.Component): string {
  const property = event.getFirstProperty('summary');
  if (!property) return '';
  const text = String(property.getFirstValue() ?? '');
  const isQuoted = /^QUOTED-PRINTABLE$/i.test(String(property.getParameter('encoding') ?? ''));
  const decoded = isQuoted ? printable(text, String(property.getParameter('charset') ?? '')) : text;
  return shortened(withoutEntities(decoded).normalize('NFC').replace(/\s+/g, ' ').trim(), MAX_NAME);
}

/** Decodes quoted-printable text of vCalendar 1.0: `=ED=95=9C` is 한 (RFC 2045, 6.7). */
function printable(text: string, charset: string): string {
  const octets = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decode(Buffer.from(octets, 'latin1'), encodingExists(charset) ? charset : 'utf-8');
}

/** Names of the entities for U+00A0 to U+00FF, in order (HTML 4, 24.2.1). */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const ENTITIES = new Map([
  ...LATIN.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…', bull: '•', euro: '€' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }),
]);

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES.get(name) ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
