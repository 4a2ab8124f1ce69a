-- subject
SELECT d.company_id, d.user_id
FROM notification_deliveries d
WHERE d.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT d.id, (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = d.user_id) AS "user", n.type, d.channel, d.mode, d.status, d.reason, d.due_at, d.attempts, d.error,
            d.mail_id, d.sent_at, CASE WHEN d.user_id IS NULL
      AND n.resource = 'invitation' THEN n.resource_id::int END AS invitation_id,
          CASE WHEN d.channel = 'feed' THEN n.read_at END AS read_at, d.created_at) item) AS row,
          json_build_array(d.id)::text AS key, row_number() OVER (ORDER BY d.id DESC) AS n
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE (d.company_id = $4
    OR d.user_id = $5)
  AND d.user_id = $6
  AND d.channel = $7
  AND d.status = $8
  AND n.type = $9
  ORDER BY d.id DESC
  LIMIT $10) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT d.id, (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = d.user_id) AS "user", n.type, d.channel, d.mode, d.status, d.reason, d.due_at, d.attempts, d.error,
            d.mail_id, d.sent_at, CASE WHEN d.user_id IS NULL
      AND n.resource = 'invitation' THEN n.resource_id::int END AS invitation_id,
          CASE WHEN d.channel = 'feed' THEN n.read_at END AS read_at, d.created_at) item) AS row,
          json_build_array(d.id)::text AS key, row_number() OVER (ORDER BY d.id DESC) AS n
  FROM notification_deliveries d
  JOIN notifications n ON n.id = d.notification_id
  WHERE d.user_id = $4
  AND d.user_id = $5
  AND d.channel = $6
  AND d.status = $7
  AND n.type = $8
  ORDER BY d.id DESC
  LIMIT $9) page
