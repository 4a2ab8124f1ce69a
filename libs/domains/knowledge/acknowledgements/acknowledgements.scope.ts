import { sql } from '@app/database';

/** The last acknowledgement (`l`) of a document `d` by a person `u`. */
export const lastAcknowledgement = sql`LEFT JOIN LATERAL (
  SELECT v.number, k.acknowledged_at FROM acknowledgements k JOIN document_versions v ON v.id = k.version_id
  WHERE k.company_id = d.company_id AND k.document_id = d.id AND k.user_id = u.id ORDER BY v.number DESC LIMIT 1) l ON true`;

/**
 * Number of the version of a document `d` that must be read, or a later one: the last one that was published with `asks_again`, or the
 * first one.
 */
export const askedVersion = sql`coalesce(
  (SELECT max(w.number) FROM document_versions w WHERE w.company_id = d.company_id AND w.document_id = d.id AND w.asks_again), 1)`;

/** True if the person has acknowledged neither that version nor a later one. */
export const isDueAcknowledgement = sql`coalesce(l.number, 0) < ${askedVersion}`;
