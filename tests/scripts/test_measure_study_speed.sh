#!/usr/bin/env bash
# What scripts/measure-study-speed makes and asks for, and its tables, by a program that answers known figures.
# Usage: test_measure_study_speed.sh FOLDER_OF_SCRIPTS. Exits with 77 where there is no Python.
set -euo pipefail

scripts="$(cd "$1" && pwd)"
command -v python3 >/dev/null || exit 77
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# Ten studies, of which seven are learned from and two judged after each epoch.
cat >"$folder/fovea-cli" <<'END'
#!/usr/bin/env python3
import json, os, sys
asked = sys.argv[1:]
with open(os.environ["ASKED"], "a") as log:
    log.write(" ".join(asked[:1]) + "\n")
after = lambda name: asked[asked.index(name) + 1]
slices = 20 if "/10x20/" in asked[1] else 3
if asked[0] == "import":
    assert not os.path.exists(asked[1]), "an import that was cut short is begun anew"
    os.makedirs(asked[1])
    assert after("--study-by") == after("--unit") == "study"
    files = [os.path.join(base, name) for base, _, names in os.walk(asked[2]) for name in names]
    for file in files:
        with open(file, "rb") as image:
            assert image.read()[128:132] == b"DICM"
    answer = {"samples": len(files), "splits": {"train": 7 * slices, "val": 2 * slices, "test": slices}}
if asked[0] == "plan":
    answer = {"to_preload": 9 * slices, "preload_seconds": 8, "train_seconds": 3, "disk_bytes": 5e6, "memory_mb": 40}
if asked[0] == "preload":
    answer = {"added": 9 * slices, "seconds": 6}
if asked[0] == "train":
    answer = {"run": 4, "epochs": int(after("--epochs")), "seconds": 2}
if asked[0] == "evaluate":
    assert after("--run") == "4"
    answer = {"n": slices, "units": 1}
print(json.dumps(answer))
END
chmod +x "$folder/fovea-cli"
export ASKED="$folder/asked" FOVEA_CLI="$folder/fovea-cli"

measure() {
    "$scripts/measure-study-speed" "$folder/work" --studies 10 --slices 20 --few 3 --size 16 --epochs 2
}
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

tables="$(measure 2>"$folder/log")"
[[ "$(find "$folder/work/10x20/images" -name '*.dcm' | wc -l)" == 200 ]] || fail "not every slice was made"
[[ "$(ls "$folder/work/10x3/images")" == "ill
well" ]] || fail "the folders are no classes"
[[ "$(tr '\n' ' ' <"$ASKED")" == "import plan preload train evaluate import plan preload train evaluate " ]] ||
    fail "asked was $(cat "$ASKED")"
[[ "$(grep -c '^\$ ' "$folder/log")" == 10 ]] || fail "not each command was stated"
grep -q '^| plan | 180 | [0-9.]* | – | – | [0-9]* MB | .*`fovea-cli plan WORK/10x20/studies.fovea ' <<<"$tables" ||
    fail "the plan's row is another: $tables"
# By what the program says of the work itself, and of an epoch 16 images of each study at most.
grep -q '^| preload | 180 | 6.0 | 30.0 | ' <<<"$tables" || fail "preloading is another: $tables"
grep -q '^| train, 2 epochs of 112 images and 40 of validation | 304 | 2.0 | 152.0 | ' <<<"$tables" ||
    fail "training is another: $tables"
grep -q '^| import | 200 | .* MB | .*`fovea-cli import WORK/10x20/studies.fovea WORK/10x20/images ' <<<"$tables" ||
    fail "the import is another: $tables"
grep -q '^The plan said 8 + 3 s .* 5 MB of disk and 40 MB of memory; it took 6 + 2 s' <<<"$tables" ||
    fail "the plan is another: $tables"
grep -qE '^\| 3 \| 21 \| [1-9][0-9]* MB \| 40 MB \| 1.00 s \|$' <<<"$tables" || fail "memory is another: $tables"
grep -qE '^\| 20 \| 112 \| [1-9][0-9]* MB \| 40 MB \| 1.00 s \|$' <<<"$tables" || fail "memory is another: $tables"

# The same command again computes nothing; an import that was cut short is begun anew.
[[ "$(measure 2>/dev/null)" == "$tables" ]] || fail "the second tables are others"
[[ "$(wc -l <"$ASKED")" == 10 ]] || fail "the second tables were computed again"
rm "$folder/work/10x3/import.json"
measure >/dev/null 2>&1 || fail "it does not go on"
[[ "$(wc -l <"$ASKED")" == 11 ]] || fail "more than the import was done again"

# What fails is said, and kept by nothing; other options need another folder.
rm "$folder/work/10x20/train.json"
printf '#!/bin/sh\nexit 3\n' >"$folder/fovea-cli"
if measure >/dev/null 2>&1; then fail "a failure went unnoticed"; fi
[[ ! -e "$folder/work/10x20/train.json" ]] || fail "a failure was kept"
if "$scripts/measure-study-speed" "$folder/work" --studies 11 >/dev/null 2>&1; then fail "two sets were mixed"; fi
