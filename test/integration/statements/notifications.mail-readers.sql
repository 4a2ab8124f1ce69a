-- find
SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.name, u.email, coalesce(u.locale,
    c.locale) AS locale, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone, u.status IN ('active',
    'leaving') AS may_sign_in, NOT ((u.email_verified_at IS NULL
    AND u.status NOT IN ('invited', 'anonymised')
    AND u.company_id IS NULL
    AND NOT u.is_superuser)
  OR u.status = 'anonymised') AS has_address, s.quiet_from, s.quiet_until, coalesce(s.working_days_only,
      false) AS working_days_only, coalesce(s.digest_hour, $1::int) AS digest_hour
FROM users u
LEFT
JOIN companies c ON c.id = u.company_id
LEFT
JOIN notification_settings s ON s.user_id = u.id
WHERE u.id = $2
