/** The first text of the document, in Markdown: the rules that all operations share. docs/api-guide.md has a tested example of each. */
export const introduction = (about: string): string => `${about}.

The base path is \`/api/v1\`. Bodies are JSON with \`snake_case\` names, at most 1 MiB. Unknown fields, parameters, filters and sort keys are refused (422), never ignored. Each answer has an \`X-Request-ID\`; you may send your own.

## Sign-in

\`POST /auth/login\` takes \`email\` and \`password\` and returns an \`access_token\` (30 minutes) and a \`refresh_token\` (one day). Send \`Authorization: Bearer <access_token>\` with each request. On 401, \`POST /auth/refresh\` exchanges the refresh token, once, for the next pair. If the sign-in answers 202 with a \`challenge\`, the account has a second factor: send its code to \`POST /auth/totp/verify\`. Operations that require a recent proof of identity answer 403 \`PROOF_REQUIRED\`: call \`POST /auth/proof\`.

## API keys

A program sends an API key (\`tutti_…\`, from \`POST /api-keys\`) as its bearer token. It has the rights that both its scopes and its owner have. A scope is the name of a permission (\`task:list\`), or a resource with all of its actions (\`task:*\`).

## Browser sessions

With \`"cookie": true\`, the sign-in stores the refresh token in an \`HttpOnly\` cookie and returns a \`csrf_token\`. Keep the access token in memory; call \`POST /auth/refresh\` without a body and with \`X-CSRF-Token\`. Other origins must be allowed by the server.

## Permissions

Each operation names its permission (\`x-permission\`) and says who has it. A resource that you may not read is 404, as if it did not exist; an action that you may not perform on a resource that you see is 403. Single resources list in \`can\` the permissions that you have on them now, and in \`can_ask\` those that you can request: the same route then answers 202 with a request for approval. \`GET /authz/explain\` says why a permission is granted or refused.

## Paging

Lists take \`page\` (from 1) and \`page_size\` (default 20, at most 100) and return \`count\`, \`next\`, \`previous\` and \`results\`. Logs that grow (audit, comments, timelines) take \`limit\` and \`cursor\`: send \`next_cursor\` until it is \`null\`.

## Filters and ordering

Filters are named as the fields. Filters by id, status and type take several values (\`status=todo,submitted\`) and find rows with any of them; \`me\` stands for you. \`search\` looks into the fields that the operation names. \`ordering=-due_at,title\` takes up to three fields; a minus sorts descending; rows without a value come last.

## Errors

Answers of 400 and above are \`application/problem+json\` (RFC 9457). Decide by \`status\`, \`error\` or \`code\`, which are never translated; show \`message\`; \`details\` names the fields at fault. [Every error](/docs/errors) has its cause, its remedy and its operations. Retry a 429 or 503 after \`Retry-After\` seconds.

## ETags and If-Match

A resource that can be changed has a \`version\`, and its \`ETag\` is that version. Send it as \`If-Match\` with a change: if somebody has changed the resource meanwhile, the answer is 412 and nothing changes. Without \`If-Match\`, the last change wins.

## Idempotency keys

Send an \`Idempotency-Key\` (such as a UUID) with a \`POST\` outside \`/auth\`, and repeat the request with the same key if its answer was lost. For 24 hours it is carried out once, and a repetition returns the first answer with \`Idempotent-Replayed: true\`. The same key with another request is 422.

## Rate limits

Each network without sign-in, and each user, has a number of requests per hour. \`RateLimit-Policy\` names the limit (\`q\`) and the window in seconds (\`w\`); \`RateLimit\` has the requests left (\`r\`) and the seconds until the window ends (\`t\`). Beyond the limit, the answer is 429.

## Time

Times are RFC 3339; answers use UTC, and requests must name an offset. Dates such as \`start_on\` have no time zone. A day begins and ends in the time zone of the person (\`timezone\`), else of the company.

## Language

Messages, pages and mails are in English or Korean: by \`Accept-Language\`, else by the person's \`locale\`, else in English. Codes and field names are never translated.

## Uploading a file

1. \`POST /files/upload-url\` announces size, type and name, and returns \`upload_id\`, \`upload_url\` and \`headers\`.
2. \`PUT\` the bytes to \`upload_url\` within five minutes, with exactly those headers and without a token.
3. Send the \`upload_id\` to the operation that uses the file, such as \`POST /scores\`. The file is checked now; \`status\` goes from \`processing\` to \`ready\` or \`failed\`.

Work that takes longer answers 202 with a job: ask \`GET /jobs/{id}\` until \`status\` is \`finished\` or \`failed\`.`;
