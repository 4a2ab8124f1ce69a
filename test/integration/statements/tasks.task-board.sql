-- columns
SELECT columns.key AS column, columns.n AS count, columns.results, columns.cursor
FROM (
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE t.company_id = $1
        AND t.id = $2
        AND t.assignee_id = $3
        AND t.reviewer_id = $4
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($5::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $6
        AND t.mentorship_id = $7
        AND t.type = $8
        AND t.status = $9
        AND t.priority = $10
        AND t.week = $11
        AND t.required = $12
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
        AND t.due_at >= $14
        AND t.due_at < $15
        AND t.completed_at >= $16
        AND t.completed_at < $17
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
        AND words_of(t.title, ARRAY[t.description]) LIKE $19
        AND t.status = s.status
        LIMIT $20) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($21::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $22), '[]')::text AS results,
        CASE WHEN count(*) > $23 THEN max(key) FILTER (WHERE n = $24) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status ASC, t.due_at ASC, t.id ASC) AS n
      FROM tasks t
      WHERE t.company_id = $25
      AND t.id = $26
      AND t.assignee_id = $27
      AND t.reviewer_id = $28
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($29::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $30
      AND t.mentorship_id = $31
      AND t.type = $32
      AND t.status = $33
      AND t.priority = $34
      AND t.week = $35
      AND t.required = $36
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $37
      AND t.due_at >= $38
      AND t.due_at < $39
      AND t.completed_at >= $40
      AND t.completed_at < $41
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $42
      AND words_of(t.title, ARRAY[t.description]) LIKE $43
      AND t.status = k.value
      ORDER BY t.status ASC, t.due_at ASC, t.id ASC
      LIMIT $44) page) part
  WHERE k.is_first_kind = $45
  AND k.key = $46
  UNION ALL
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE t.company_id = $47
        AND t.id = $48
        AND t.assignee_id = $49
        AND t.reviewer_id = $50
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($51::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $52
        AND t.mentorship_id = $53
        AND t.type = $54
        AND t.status = $55
        AND t.priority = $56
        AND t.week = $57
        AND t.required = $58
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $59
        AND t.due_at >= $60
        AND t.due_at < $61
        AND t.completed_at >= $62
        AND t.completed_at < $63
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $64
        AND words_of(t.title, ARRAY[t.description]) LIKE $65
        AND t.status = s.status
        LIMIT $66) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($67::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $68), '[]')::text AS results,
        CASE WHEN count(*) > $69 THEN max(key) FILTER (WHERE n = $70) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status DESC, t.due_at DESC, t.id DESC) AS n
      FROM tasks t
      WHERE t.company_id = $71
      AND t.id = $72
      AND t.assignee_id = $73
      AND t.reviewer_id = $74
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($75::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $76
      AND t.mentorship_id = $77
      AND t.type = $78
      AND t.status = $79
      AND t.priority = $80
      AND t.week = $81
      AND t.required = $82
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $83
      AND t.due_at >= $84
      AND t.due_at < $85
      AND t.completed_at >= $86
      AND t.completed_at < $87
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $88
      AND words_of(t.title, ARRAY[t.description]) LIKE $89
      AND t.status = k.value
      ORDER BY t.status DESC, t.due_at DESC, t.id DESC
      LIMIT $90) page) part
  WHERE k.is_first_kind = $91
  AND k.key = $92) columns
ORDER BY columns.place

-- columns
SELECT columns.key AS column, columns.n AS count, columns.results, columns.cursor
FROM (
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE (t.reviewer_id = $1
          OR t.assignee_id = $2
          OR t.mentor_id = $3
          OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.substitute_id = $4))
            AND (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = $5))))
        AND t.id = $6
        AND t.assignee_id = $7
        AND t.reviewer_id = $8
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($9::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $10
        AND t.mentorship_id = $11
        AND t.type = $12
        AND t.status = $13
        AND t.priority = $14
        AND t.week = $15
        AND t.required = $16
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $17
        AND t.due_at >= $18
        AND t.due_at < $19
        AND t.completed_at >= $20
        AND t.completed_at < $21
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $22
        AND words_of(t.title, ARRAY[t.description]) LIKE $23
        AND t.status = s.status
        LIMIT $24) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($25::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $26), '[]')::text AS results,
        CASE WHEN count(*) > $27 THEN max(key) FILTER (WHERE n = $28) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status ASC, t.due_at ASC, t.id ASC) AS n
      FROM tasks t
      WHERE (t.reviewer_id = $29
        OR t.assignee_id = $30
        OR t.mentor_id = $31
        OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
              FROM leaves l
              JOIN users away ON away.id = l.user_id
              JOIN companies c ON c.id = l.company_id
              JOIN users s ON s.id = l.substitute_id
              WHERE s.company_id = l.company_id
              AND away.company_id = l.company_id
              AND s.role <> 'mentee'
              AND s.status IN ('active', 'leaving')
              AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
              AND l.end_on
              AND l.substitute_id = $32))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $33))))
      AND t.id = $34
      AND t.assignee_id = $35
      AND t.reviewer_id = $36
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($37::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $38
      AND t.mentorship_id = $39
      AND t.type = $40
      AND t.status = $41
      AND t.priority = $42
      AND t.week = $43
      AND t.required = $44
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $45
      AND t.due_at >= $46
      AND t.due_at < $47
      AND t.completed_at >= $48
      AND t.completed_at < $49
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $50
      AND words_of(t.title, ARRAY[t.description]) LIKE $51
      AND t.status = k.value
      ORDER BY t.status ASC, t.due_at ASC, t.id ASC
      LIMIT $52) page) part
  WHERE k.is_first_kind = $53
  AND k.key = $54
  UNION ALL
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE (t.reviewer_id = $55
          OR t.assignee_id = $56
          OR t.mentor_id = $57
          OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.substitute_id = $58))
            AND (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = $59))))
        AND t.id = $60
        AND t.assignee_id = $61
        AND t.reviewer_id = $62
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($63::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $64
        AND t.mentorship_id = $65
        AND t.type = $66
        AND t.status = $67
        AND t.priority = $68
        AND t.week = $69
        AND t.required = $70
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $71
        AND t.due_at >= $72
        AND t.due_at < $73
        AND t.completed_at >= $74
        AND t.completed_at < $75
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $76
        AND words_of(t.title, ARRAY[t.description]) LIKE $77
        AND t.status = s.status
        LIMIT $78) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($79::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $80), '[]')::text AS results,
        CASE WHEN count(*) > $81 THEN max(key) FILTER (WHERE n = $82) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status DESC, t.due_at DESC, t.id DESC) AS n
      FROM tasks t
      WHERE (t.reviewer_id = $83
        OR t.assignee_id = $84
        OR t.mentor_id = $85
        OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
              FROM leaves l
              JOIN users away ON away.id = l.user_id
              JOIN companies c ON c.id = l.company_id
              JOIN users s ON s.id = l.substitute_id
              WHERE s.company_id = l.company_id
              AND away.company_id = l.company_id
              AND s.role <> 'mentee'
              AND s.status IN ('active', 'leaving')
              AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
              AND l.end_on
              AND l.substitute_id = $86))
          AND (t.status = 'submitted'
            OR EXISTS (SELECT
              FROM task_submissions judged
              WHERE judged.task_id = t.id
              AND judged.reviewer_id = $87))))
      AND t.id = $88
      AND t.assignee_id = $89
      AND t.reviewer_id = $90
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($91::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $92
      AND t.mentorship_id = $93
      AND t.type = $94
      AND t.status = $95
      AND t.priority = $96
      AND t.week = $97
      AND t.required = $98
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $99
      AND t.due_at >= $100
      AND t.due_at < $101
      AND t.completed_at >= $102
      AND t.completed_at < $103
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $104
      AND words_of(t.title, ARRAY[t.description]) LIKE $105
      AND t.status = k.value
      ORDER BY t.status DESC, t.due_at DESC, t.id DESC
      LIMIT $106) page) part
  WHERE k.is_first_kind = $107
  AND k.key = $108) columns
ORDER BY columns.place

-- columns
SELECT columns.key AS column, columns.n AS count, columns.results, columns.cursor
FROM (
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE t.assignee_id = $1
        AND t.id = $2
        AND t.assignee_id = $3
        AND t.reviewer_id = $4
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($5::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $6
        AND t.mentorship_id = $7
        AND t.type = $8
        AND t.status = $9
        AND t.priority = $10
        AND t.week = $11
        AND t.required = $12
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $13
        AND t.due_at >= $14
        AND t.due_at < $15
        AND t.completed_at >= $16
        AND t.completed_at < $17
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $18
        AND words_of(t.title, ARRAY[t.description]) LIKE $19
        AND t.status = s.status
        LIMIT $20) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($21::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $22), '[]')::text AS results,
        CASE WHEN count(*) > $23 THEN max(key) FILTER (WHERE n = $24) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status ASC, t.due_at ASC, t.id ASC) AS n
      FROM tasks t
      WHERE t.assignee_id = $25
      AND t.id = $26
      AND t.assignee_id = $27
      AND t.reviewer_id = $28
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($29::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $30
      AND t.mentorship_id = $31
      AND t.type = $32
      AND t.status = $33
      AND t.priority = $34
      AND t.week = $35
      AND t.required = $36
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $37
      AND t.due_at >= $38
      AND t.due_at < $39
      AND t.completed_at >= $40
      AND t.completed_at < $41
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $42
      AND words_of(t.title, ARRAY[t.description]) LIKE $43
      AND t.status = k.value
      ORDER BY t.status ASC, t.due_at ASC, t.id ASC
      LIMIT $44) page) part
  WHERE k.is_first_kind = $45
  AND k.key = $46
  UNION ALL
  SELECT k.place, k.key, k.n, part.results, part.key AS cursor
  FROM (
    SELECT s.status::text AS key, s.status AS value, s.place, s.status NOT IN ('done', 'waived',
        'cancelled') AS is_first_kind, (SELECT count(*)::int
      FROM (SELECT
        FROM tasks t
        WHERE t.assignee_id = $47
        AND t.id = $48
        AND t.assignee_id = $49
        AND t.reviewer_id = $50
        AND t.assignee_id IN (SELECT u.id
          FROM users u
          WHERE u.department_id = ANY (ARRAY(
              WITH RECURSIVE beneath (id) AS (
                SELECT unnest($51::int[])
                UNION
                SELECT d.id
                FROM departments d
                JOIN beneath b ON d.parent_id = b.id)
              SELECT id
              FROM beneath)))
        AND t.parent_id = $52
        AND t.mentorship_id = $53
        AND t.type = $54
        AND t.status = $55
        AND t.priority = $56
        AND t.week = $57
        AND t.required = $58
        AND (t.prerequisite_ids <> '{}'
          AND EXISTS (SELECT
            FROM tasks p
            WHERE p.id = ANY (t.prerequisite_ids)
            AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $59
        AND t.due_at >= $60
        AND t.due_at < $61
        AND t.completed_at >= $62
        AND t.completed_at < $63
        AND (t.due_at < now()
          AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $64
        AND words_of(t.title, ARRAY[t.description]) LIKE $65
        AND t.status = s.status
        LIMIT $66) capped) AS n
    FROM unnest(enum_range(NULL::task_status))
    WITH ORDINALITY s (status, place)
    WHERE s.status = ANY ($67::task_status[])) k
  CROSS
  JOIN LATERAL (
    SELECT coalesce(json_agg(row) FILTER (WHERE n <= $68), '[]')::text AS results,
        CASE WHEN count(*) > $69 THEN max(key) FILTER (WHERE n = $70) END AS key
    FROM (SELECT (SELECT row_to_json(item)
        FROM (SELECT (SELECT row_to_json(view)
            FROM (
              SELECT t.id, t.version, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.status, t.mentorship_id,
                  t.type, t.required, t.prerequisite_ids, t.document_id, (t.prerequisite_ids <> '{}'
                AND EXISTS (SELECT
                  FROM tasks p
                  WHERE p.id = ANY (t.prerequisite_ids)
                  AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS locked, t.parent_id, t.assignee_id, a.name AS assignee_name,
                      json_build_object('id', a.id, 'name', a.name, 'profile_image', a.profile_image) AS assignee, t.reviewer_id,
                      r.name AS reviewer_name, CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'profile_image',
                      r.profile_image) END AS reviewer, t.scheduled_start_on, t.due_at, (t.due_at < now()
                AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) AS overdue, t.started_at, t.completed_at,
                    t.blocked_reason, t.waived_reason, (SELECT json_build_object('total', count(*), 'done',
                    count(*) FILTER (WHERE s.status = 'done'))
                FROM tasks s
                WHERE s.parent_id = t.id) AS subtasks, t.created_at, t.updated_at
              FROM (SELECT) one
              JOIN users a ON a.id = t.assignee_id
              LEFT
              JOIN users r ON r.id = t.reviewer_id) view)::text AS json, t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id,
                  t.mentor_id, ARRAY(
            SELECT s.id
            FROM unnest(ARRAY(SELECT l.substitute_id
                FROM leaves l
                JOIN users away ON away.id = l.user_id
                JOIN companies c ON c.id = l.company_id
                JOIN users s ON s.id = l.substitute_id
                WHERE s.company_id = l.company_id
                AND away.company_id = l.company_id
                AND s.role <> 'mentee'
                AND s.status IN ('active', 'leaving')
                AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
                AND l.end_on
                AND l.user_id = t.reviewer_id)) s (id)
            WHERE (t.status = 'submitted'
              OR EXISTS (SELECT
                FROM task_submissions judged
                WHERE judged.task_id = t.id
                AND judged.reviewer_id = s.id))) AS substitute_ids, t.status, t.started_at, (t.prerequisite_ids <> '{}'
            AND EXISTS (SELECT
              FROM tasks p
              WHERE p.id = ANY (t.prerequisite_ids)
              AND p.status NOT IN ('done', 'waived', 'cancelled'))) AS is_locked, EXISTS (SELECT
            FROM tasks s
            WHERE s.parent_id = t.id) AS has_parts) item) AS row, json_build_array(t.due_at, t.id)::text AS key,
                row_number() OVER (ORDER BY t.status DESC, t.due_at DESC, t.id DESC) AS n
      FROM tasks t
      WHERE t.assignee_id = $71
      AND t.id = $72
      AND t.assignee_id = $73
      AND t.reviewer_id = $74
      AND t.assignee_id IN (SELECT u.id
        FROM users u
        WHERE u.department_id = ANY (ARRAY(
            WITH RECURSIVE beneath (id) AS (
              SELECT unnest($75::int[])
              UNION
              SELECT d.id
              FROM departments d
              JOIN beneath b ON d.parent_id = b.id)
            SELECT id
            FROM beneath)))
      AND t.parent_id = $76
      AND t.mentorship_id = $77
      AND t.type = $78
      AND t.status = $79
      AND t.priority = $80
      AND t.week = $81
      AND t.required = $82
      AND (t.prerequisite_ids <> '{}'
        AND EXISTS (SELECT
          FROM tasks p
          WHERE p.id = ANY (t.prerequisite_ids)
          AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $83
      AND t.due_at >= $84
      AND t.due_at < $85
      AND t.completed_at >= $86
      AND t.completed_at < $87
      AND (t.due_at < now()
        AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $88
      AND words_of(t.title, ARRAY[t.description]) LIKE $89
      AND t.status = k.value
      ORDER BY t.status DESC, t.due_at DESC, t.id DESC
      LIMIT $90) page) part
  WHERE k.is_first_kind = $91
  AND k.key = $92) columns
ORDER BY columns.place

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT t.status AS key, count(*)::int AS count
    FROM tasks t
    WHERE t.company_id = $3
    AND t.id = $4
    AND t.assignee_id = $5
    AND t.reviewer_id = $6
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($7::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $8
    AND t.mentorship_id = $9
    AND t.type = $10
    AND t.status = $11
    AND t.priority = $12
    AND t.week = $13
    AND t.required = $14
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $15
    AND t.due_at >= $16
    AND t.due_at < $17
    AND t.completed_at >= $18
    AND t.completed_at < $19
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $20
    AND words_of(t.title, ARRAY[t.description]) LIKE $21
    GROUP BY 1) g
  ORDER BY place
  LIMIT $22) k

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT t.status AS key, count(*)::int AS count
    FROM tasks t
    WHERE (t.reviewer_id = $3
      OR t.assignee_id = $4
      OR t.mentor_id = $5
      OR (t.reviewer_id = ANY (ARRAY(SELECT l.user_id
            FROM leaves l
            JOIN users away ON away.id = l.user_id
            JOIN companies c ON c.id = l.company_id
            JOIN users s ON s.id = l.substitute_id
            WHERE s.company_id = l.company_id
            AND away.company_id = l.company_id
            AND s.role <> 'mentee'
            AND s.status IN ('active', 'leaving')
            AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on
            AND l.end_on
            AND l.substitute_id = $6))
        AND (t.status = 'submitted'
          OR EXISTS (SELECT
            FROM task_submissions judged
            WHERE judged.task_id = t.id
            AND judged.reviewer_id = $7))))
    AND t.id = $8
    AND t.assignee_id = $9
    AND t.reviewer_id = $10
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($11::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $12
    AND t.mentorship_id = $13
    AND t.type = $14
    AND t.status = $15
    AND t.priority = $16
    AND t.week = $17
    AND t.required = $18
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $19
    AND t.due_at >= $20
    AND t.due_at < $21
    AND t.completed_at >= $22
    AND t.completed_at < $23
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $24
    AND words_of(t.title, ARRAY[t.description]) LIKE $25
    GROUP BY 1) g
  ORDER BY place
  LIMIT $26) k

-- count
SELECT count(*) > $1 AS has_more, coalesce(json_agg(json_build_object('value', k.key::text, 'name', NULL::text, 'count',
    k.count)
    ORDER BY k.place) FILTER (WHERE k.place <= $2), '[]')::text AS results
FROM (SELECT g.key, g.count, row_number() OVER (ORDER BY g.count DESC, g.key) AS place
  FROM (
    SELECT t.status AS key, count(*)::int AS count
    FROM tasks t
    WHERE t.assignee_id = $3
    AND t.id = $4
    AND t.assignee_id = $5
    AND t.reviewer_id = $6
    AND t.assignee_id IN (SELECT u.id
      FROM users u
      WHERE u.department_id = ANY (ARRAY(
          WITH RECURSIVE beneath (id) AS (
            SELECT unnest($7::int[])
            UNION
            SELECT d.id
            FROM departments d
            JOIN beneath b ON d.parent_id = b.id)
          SELECT id
          FROM beneath)))
    AND t.parent_id = $8
    AND t.mentorship_id = $9
    AND t.type = $10
    AND t.status = $11
    AND t.priority = $12
    AND t.week = $13
    AND t.required = $14
    AND (t.prerequisite_ids <> '{}'
      AND EXISTS (SELECT
        FROM tasks p
        WHERE p.id = ANY (t.prerequisite_ids)
        AND p.status NOT IN ('done', 'waived', 'cancelled'))) = $15
    AND t.due_at >= $16
    AND t.due_at < $17
    AND t.completed_at >= $18
    AND t.completed_at < $19
    AND (t.due_at < now()
      AND t.status IN ('todo', 'in_progress', 'blocked', 'changes_requested')) = $20
    AND words_of(t.title, ARRAY[t.description]) LIKE $21
    GROUP BY 1) g
  ORDER BY place
  LIMIT $22) k
