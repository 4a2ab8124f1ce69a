#!/bin/sh
# A tour of a running Tutti by curl, with the demo accounts that `npm start` has made.
# It shows each request and its answer, and ends with an error at the first status that it does not expect.
#
#     sh docs/tour.sh
#     API=http://localhost:8002 LANGUAGE_TAG=ko sh docs/tour.sh
#
# API is the address of the server, LANGUAGE_TAG the language of messages (en or ko), DATA_DIR the folder of its data.
# It needs curl and node. It may be repeated: its only effects are a name and a mail that stays on this machine.
set -eu

cd "$(dirname "$0")/.."
API=${API:-http://localhost:8001}
LANGUAGE_TAG=${LANGUAGE_TAG:-en}
DATA_DIR=${DATA_DIR:-.data}
ACCOUNTS=$DATA_DIR/demo-accounts.json
BASE=${API%/}/api/v1
ANSWER=

fail() {
  printf '\nThe tour has ended: %s\n' "$1" >&2
  exit 1
}

password_of() {
  node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).find((account) => account.email === process.argv[2]).password' "$ACCOUNTS" "$1"
}

field() {
  printf '%s' "$ANSWER" | node -p 'JSON.parse(fs.readFileSync(0, "utf8"))[process.argv[1]]' "$1"
}

# request STATUS TITLE METHOD PATH [TOKEN] [BODY]: keeps the body of the answer in ANSWER.
request() {
  expected=$1 title=$2 method=$3 place=$4 token=${5:-} body=${6:-}
  set -- -sS -X "$method" -H "Accept-Language: $LANGUAGE_TAG" -w '\n%{http_code}'
  if [ -n "$token" ]; then set -- "$@" -H "Authorization: Bearer $token"; fi
  if [ -n "$body" ]; then set -- "$@" -H 'Content-Type: application/json' --data-binary "$body"; fi
  received=$(curl "$@" "$BASE$place") || fail "$BASE does not answer. Is \`npm start\` ready, and is API its address?"
  code=$(printf '%s\n' "$received" | tail -n 1)
  ANSWER=$(printf '%s\n' "$received" | sed '$d')
  printf '\n%s\n  %s %s -> %s\n' "$title" "$method" "$place" "$code"
  [ "$code" = "$expected" ] || fail "$expected was expected: $ANSWER"
}

# Shows the answer, cut after 400 characters.
show() {
  printf '  %s' "$ANSWER" | node -p 'fs.readFileSync(0, "utf8").replace(/^([^]{400})[^]+$/, "$1…")'
}

# sign_in E-MAIL: keeps the access token in TOKEN. The answer is not shown, because it holds secrets.
sign_in() {
  request 200 "Sign in as $1" POST /auth/login '' "{\"email\":\"$1\",\"password\":\"$(password_of "$1")\"}"
  TOKEN=$(field access_token)
}

[ -r "$ACCOUNTS" ] || fail "there is no $ACCOUNTS. Run \`npm start\` first, or set DATA_DIR."

sign_in anna@sinfonia.example
ADMIN=$TOKEN
sign_in mina@sinfonia.example
MENTEE=$TOKEN
sign_in seoyeon@hanbit.example
OTHER=$TOKEN

request 200 'The mentee reads her own account' GET /auth/me "$MENTEE"
show
request 200 'The admin lists people of her company' GET '/users?search=sinfonia&ordering=-created_at&page_size=3' "$ADMIN"
show
request 200 'The mentee lists her tasks' GET '/tasks/my?page_size=3' "$MENTEE"
show
request 200 'The mentee changes her name' PATCH /user/profile "$MENTEE" '{"name":"Mina Seo-Park"}'
show
request 403 'A mentee may not create people' POST /users "$MENTEE" \
  '{"email":"joon@example.com","password":"cello-under-the-stairs-3","name":"Joon"}'
show
request 200 'The admin reads who did what' GET '/audit?limit=3' "$ADMIN"
show

request 200 'The admin of another company reads her own account' GET /auth/me "$OTHER"
FOREIGN_ID=$(field id)
request 404 'People of another company do not exist for this one' GET "/users/$FOREIGN_ID" "$ADMIN"
show

request 202 'The admin sends a mail, which is a job' POST /jobs "$ADMIN" \
  '{"name":"send_email","data":{"to":"clara@example.com","subject":"환영합니다","body":"See you on Monday."}}'
JOB=$(field id)
attempt=0
until [ "$(field status)" = finished ]; do
  attempt=$((attempt + 1))
  [ "$attempt" -le 20 ] || fail "job $JOB has not finished after 20 s: $ANSWER"
  sleep 1
  request 200 'The job goes on' GET "/jobs/$JOB" "$ADMIN"
done
show
printf '\nThe mail is the file %s\n' "$DATA_DIR/mail/$JOB.eml"
cat "$DATA_DIR/mail/$JOB.eml"
printf '\nThe tour is over. Every answer was as expected.\n'
