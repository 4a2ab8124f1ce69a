import { sql } from '@app/database';
import { declareMeasure } from '@app/metrics';

declareMeasure({
  name: 'notification_canary_age_seconds',
  help: 'Seconds since a mail server has taken a canary of any company; since the first canary if none was ever taken',
  value: sql`extract(epoch FROM now() - coalesce(
    (SELECT max(c.proven_at) FROM mail_canaries c), (SELECT c.created_at FROM mail_canaries c ORDER BY c.day LIMIT 1)))`,
});

declareMeasure({
  name: 'notification_canaries_missing',
  help: 'Companies whose canary of today or yesterday has failed or is late, and that have had no later one',
  value: sql`(SELECT count(DISTINCT c.company_id) FROM mail_canaries c
    WHERE c.day >= current_date - 1 AND c.proven_at IS NULL AND c.alarmed_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM mail_canaries n WHERE n.company_id = c.company_id AND n.day > c.day AND n.proven_at IS NOT NULL))`,
});
