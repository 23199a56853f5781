#!/bin/sh
# Resolves the lock files. Rasa's own limit is Python 3.10; its lock is installed on 3.11 (docs/adr/0002). Needs uv.
set -eu
UV="${UV:-uv}"
FLAGS="--generate-hashes --no-emit-index-url --no-header --quiet"
$UV pip compile --python-version 3.10 $FLAGS --override engine.overrides.txt engine.in -o engine.txt
$UV pip compile --python-version 3.10 $FLAGS -c engine.txt engine-dev.in -o engine-dev.txt
$UV pip compile --python-version 3.11 $FLAGS web.in -o web.txt
$UV pip compile --python-version 3.11 $FLAGS dev.in -o dev.txt
