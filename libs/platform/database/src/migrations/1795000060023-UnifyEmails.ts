import { domainToASCII } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Kept {
  readonly email: string;
}

/** Tables in which the new form of an address must be free, too. */
const TABLES: Readonly<Record<string, { readonly column: string; readonly taken: string }>> = {
  users: { column: 'email', taken: 'EXISTS (SELECT FROM users o WHERE o.email = $2)' },
  invitations: {
    column: 'email',
    taken: `EXISTS (SELECT FROM invitations o WHERE o.email = $2 AND o.company_id = t.company_id AND o.state = t.state)`,
  },
  mailed_secrets: { column: 'account_email', taken: 'false' },
  linked_identities: { column: 'email', taken: 'false' },
};

/**
 * Converts addresses to one form: composed, in lower case, the domain in ASCII. An address whose new form is taken stays as it is and is
 * found by its own form.
 */
export class UnifyEmails1795000060023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, { column, taken }] of Object.entries(TABLES)) {
      const kept = (await runner.query(
        `SELECT DISTINCT ${column} AS email FROM ${table} WHERE ${column} ~ '[^\\x01-\\x7f]' ORDER BY 1`,
      )) as Kept[];
      for (const { email } of kept) {
        const form = formOf(email);
        if (form === email) continue;
        // Two accounts cannot race for one form: this is one transaction, and the constraint protects it against all others.
        await runner.query(`UPDATE ${table} t SET ${column} = $2 WHERE t.${column} = $1 AND NOT ${taken}`, [email, form]);
      }
    }
  }

  /** Nothing to revert: both forms address the same mailbox. */
  async down(): Promise<void> {
    return Promise.resolve();
  }
}

function formOf(email: string): string {
  const address = email.normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}
