#!/usr/bin/env bash
# Adds a migration for every database under one name: bash tools/add-migration.sh NAME
# Needs no database. Read what it made before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-}
[[ "$name" =~ ^[A-Z][A-Za-z0-9]*$ ]] || { echo "Usage: bash tools/add-migration.sh NAME, where NAME is like AddLogoSide." >&2; exit 1; }
dotnet tool restore
for project in src/MiniProgramConsole.Data.*/; do
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations
done
