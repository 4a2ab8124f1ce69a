-- isReachable
SELECT 1
FROM companies c
WHERE c.id = $1
AND (c.settings->'mail_domains' @> to_jsonb($2::text)
  OR EXISTS (SELECT
    FROM users u
    WHERE u.company_id = c.id
    AND u.email = $3
    AND u.status NOT IN ('deactivated', 'anonymised')))
