import { domainToASCII, domainToUnicode } from 'node:url';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, isEmail } from 'class-validator';

const MAX_EMAIL = 254;
const ASCII = /^[\x21-\x7e]*$/;
/** Names of hosts in any script. What a URL would take for something else than a host, and signs without a shape, make none. */
const HOST = /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}.-])+$/u;
const IS_PUNYCODE = /(^|\.)xn--/;
const PUNYCODE_LABEL = /^xn--/;

/**
 * The one form in which an address is stored and compared: composed, in lower case, without outer blanks, the domain in ASCII (IDNA).
 * Text that is no address stays as it is, for the checks to name.
 */
export function emailForm(text: string): string {
  const address = text.normalize('NFC').trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 1 || ASCII.test(domain) || !HOST.test(domain)) return address;
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** That form of an address, and the one with the domain in its own script where it has one: some were kept so before. */
export function emailForms(address: string): string[] {
  const [form, at] = [emailForm(address), address.lastIndexOf('@')];
  if (!IS_PUNYCODE.test(form.slice(at + 1))) return [form];
  return [form, `${form.slice(0, at)}@${domainToUnicode(form.slice(at + 1))}`];
}

/** Whether a text is an address in that form. */
export function isEmailAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_EMAIL || !ASCII.test(value)) return false;
  if (!isEmail(value, { allow_utf8_local_part: false })) return false;
  return isHost(value.slice(value.lastIndexOf('@') + 1));
}

/** Node 24 leaves a label with invalid Punycode as it is, where Node 20 answers an empty text. */
function isHost(domain: string): boolean {
  const labels = domain.split('.').filter((label) => PUNYCODE_LABEL.test(label));
  return labels.every((label) => domainToUnicode(label) !== label && domainToASCII(domainToUnicode(label)) === label);
}

/** Reads an address into its one form, without asking whether it is one: a wrong guess at a sign-in is wrong and not invalid. */
export const ReadsEmail = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? emailForm(value) : value));

/** An e-mail address, stored and compared in one form. */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    ReadsEmail(),
    ValidateBy({ name: 'isEmail', validator: { validate: isEmailAddress } }),
    ApiProperty({ type: String, format: 'email', maxLength: MAX_EMAIL }),
  );
