#!/usr/bin/env bash
# What takes longer than CI allows, run by hand before an issue is called resolved. The figures go into docs/verification.md.
# Usage: bash tests/long.sh [seconds for each fuzzer, 600 by default]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export SECURITY_FUZZ_SECONDS="${1:-600}"

dotnet build tests/Security.Tests
dotnet run --no-build --project tests/Security.Tests -- --filter-class '*Fuzz*'

# A bulk load whose process is killed 100 times.
dotnet build tests/Integration
BULK_KILLS=100 BULK_KILL_RECORDS=50000 dotnet run --no-build --project tests/Integration -- --filter-class '*.BulkKillTests' --show-live-output on

# Approved writes through a gate whose process is killed 100 times.
dotnet build tests/Gate.Tests
GATE_KILLS=100 dotnet run --no-build --project tests/Gate.Tests -- --filter-class '*.GateKillTests' --show-live-output on

# Builds, packs and publishes projects with an assembly of models; all describes of standard objects together and alone.
dotnet build tests/Package
LONG_TESTS=1 dotnet run --no-build --project tests/Package -- --filter-class '*.ModelsAssemblyTests'
dotnet build tests/Generator.Tests
DESCRIBES_ALONE=1 dotnet run --no-build --project tests/Generator.Tests -- --filter-class '*.RealDescribesTests'

# Foreign clients (npm): jsforce, the Salesforce CLI, a Pub/Sub client, a browser.
bash tests/ForeignClients/run.sh
