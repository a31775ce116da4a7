#!/usr/bin/env bash
# What takes longer than CI allows, run by hand before an issue is called resolved. The figures go into docs/verification.md.
# Usage: bash tests/long.sh [seconds for each fuzzer, 600 by default]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export SECURITY_FUZZ_SECONDS="${1:-600}"

dotnet build tests/Security.Tests
dotnet run --no-build --project tests/Security.Tests -- --filter-class '*Fuzz*'

# Foreign clients (npm): jsforce, the Salesforce CLI, a Pub/Sub client, a browser.
bash tests/ForeignClients/run.sh
