-- subject
SELECT e.company_id, e.actor_id
FROM audit_entries e
WHERE e.id = $1

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT e.id, e.company_id, e.actor_id, CASE WHEN e.company_id IS NOT DISTINCT
      FROM (SELECT u.company_id
        FROM users u
        WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = e.actor_id) END AS actor, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address,
            e.created_at) item) AS row, json_build_array(e.created_at, e.id)::text AS key,
            row_number() OVER (ORDER BY e.created_at DESC, e.id DESC) AS n
  FROM audit_entries e
  WHERE e.company_id = $4
  AND e.actor_id = $5
  AND e.action = $6
  AND e.resource = $7
  AND e.resource_id = $8
  AND e.request_id = $9
  AND e.created_at >= $10
  AND e.created_at < $11
  ORDER BY e.created_at DESC, e.id DESC
  LIMIT $12) page

-- list
SELECT coalesce(json_agg(row) FILTER (WHERE n <= $1), '[]')::text AS results,
    CASE WHEN count(*) > $2 THEN max(key) FILTER (WHERE n = $3) END AS key
FROM (SELECT (SELECT row_to_json(item)
    FROM (SELECT e.id, e.company_id, e.actor_id, CASE WHEN e.company_id IS NOT DISTINCT
      FROM (SELECT u.company_id
        FROM users u
        WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
        FROM users p
        WHERE p.id = e.actor_id) END AS actor, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address,
            e.created_at) item) AS row, json_build_array(e.created_at, e.id)::text AS key,
            row_number() OVER (ORDER BY e.created_at DESC, e.id DESC) AS n
  FROM audit_entries e
  WHERE e.actor_id = $4
  AND e.actor_id = $5
  AND e.action = $6
  AND e.resource = $7
  AND e.resource_id = $8
  AND e.request_id = $9
  AND e.created_at >= $10
  AND e.created_at < $11
  ORDER BY e.created_at DESC, e.id DESC
  LIMIT $12) page

-- findAfter
SELECT e.created_at, e.id, row_to_json(e)::text AS line
FROM (SELECT e.id, e.company_id, e.actor_id, CASE WHEN e.company_id IS NOT DISTINCT
  FROM (SELECT u.company_id
    FROM users u
    WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = e.actor_id) END AS actor, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address,
        e.created_at
  FROM audit_entries e
  WHERE e.company_id = $1
  AND e.actor_id = $2
  AND e.action = $3
  AND e.resource = $4
  AND e.resource_id = $5
  AND e.request_id = $6
  AND e.created_at >= $7
  AND e.created_at < $8
  AND (e.created_at, e.id) > ($9, $10)
  ORDER BY e.created_at, e.id
  LIMIT $11) e
ORDER BY e.created_at, e.id

-- findAfter
SELECT e.created_at, e.id, row_to_json(e)::text AS line
FROM (SELECT e.id, e.company_id, e.actor_id, CASE WHEN e.company_id IS NOT DISTINCT
  FROM (SELECT u.company_id
    FROM users u
    WHERE u.id = e.actor_id) THEN (SELECT json_build_object('id', p.id, 'name', p.name, 'profile_image', p.profile_image)
    FROM users p
    WHERE p.id = e.actor_id) END AS actor, e.action, e.resource, e.resource_id, e.changes, e.request_id, e.address,
        e.created_at
  FROM audit_entries e
  WHERE e.actor_id = $1
  AND e.actor_id = $2
  AND e.action = $3
  AND e.resource = $4
  AND e.resource_id = $5
  AND e.request_id = $6
  AND e.created_at >= $7
  AND e.created_at < $8
  AND (e.created_at, e.id) > ($9, $10)
  ORDER BY e.created_at, e.id
  LIMIT $11) e
ORDER BY e.created_at, e.id
