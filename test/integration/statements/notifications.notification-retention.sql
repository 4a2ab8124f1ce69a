-- removeBefore
DELETE
FROM notification_mails
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM notification_mails
    WHERE created_at < $1
    LIMIT $2))
RETURNING 1

-- removeBefore
DELETE
FROM notifications
WHERE ctid = ANY (ARRAY(SELECT ctid
    FROM notifications
    WHERE created_at < $1
    LIMIT $2))
RETURNING 1

-- removeAllOf
WITH notes AS (DELETE
  FROM notifications
  WHERE user_id = $1), mails AS (DELETE
  FROM notification_mails
  WHERE user_id = $2), settings AS (DELETE
  FROM notification_settings
  WHERE user_id = $3)
DELETE
FROM notification_preferences
WHERE user_id = $4
