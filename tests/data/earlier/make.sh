#!/usr/bin/env bash
# Makes what lies beside it: a project of Fovea at ec48492 with a run that is done, a series of two seeds that was
# interrupted between its members and a run that was interrupted at a checkpoint; and what that version made of it.
# Usage: make.sh FOVEA_CLI, the executable of that version. Needs python3 with numpy and Pillow.
# Not to be made again with another version: it is what an earlier one left behind.
set -euo pipefail
cli=$1
here=$(cd "$(dirname "$0")" && pwd)
work=/tmp/earlier
rm -rf "$work"
mkdir -p "$work/images/left" "$work/images/right"
cd "$work"

# A bright spot left or right among faint ones, no two alike: as tests/support/small_project.h makes them.
python3 - <<'END'
import numpy
from PIL import Image

rows, columns = numpy.mgrid[0:64, 0:64]
for left in (True, False):
    for i in range(13):
        random = numpy.random.default_rng([i, left])
        pixels = numpy.full((64, 64), 30)
        spots = [(random.integers(0, 64), random.integers(0, 64), random.integers(4, 13), random.integers(4, 13),
                  random.integers(50, 96)) for _ in range(7)]
        spots.append((random.integers(12, 21) + (0 if left else 32), random.integers(20, 45),
                      random.integers(7, 13), random.integers(9, 17), 200))
        for x, y, width, height, grey in spots:
            pixels[((columns - x) / width) ** 2 + ((rows - y) / height) ** 2 < 1] = grey
        pixels = pixels + random.integers(0, 4, pixels.shape)
        Image.fromarray(pixels.astype(numpy.uint8)).save(f"images/{'left' if left else 'right'}/{i + 1}.png")
END

options=(--resolution 64 --low-resolution 32 --layers 11 --prompts 4 --precision fp32 --store int8 --device cpu
         --threads 1 --batch 4 --ordinal auto)
printf '%s\n' "${options[@]}" --epochs 6 --lr 1e-3 --seed 5 > run.options
printf '%s\n' "${options[@]}" --epochs 4 --lr 1e-3 --seed 7 --seeds 2 > series.options
printf '%s\n' "${options[@]}" --epochs 60 --lr 1e-4 --seed 9 > long.options
mapfile -t run < run.options
mapfile -t series < series.options
mapfile -t long < long.options
"$cli" import spots.fovea images --copy --seed 1 --json > import.json
"$cli" train spots.fovea "${run[@]}" --json > run.json
"$cli" evaluate spots.fovea --run 1 --split val --json > evaluation.json
(cd spots.fovea && find . -name '*.png' | sort | xargs "$cli" predict runs/1/adapter.safetensors --device cpu --threads 1 --json) > predictions.json

# Killed while the second of two seeds is at work.
"$cli" train spots.fovea "${series[@]}" > /dev/null 2>&1 &
until [ -d spots.fovea/runs/3 ]; do sleep 0.01; done
kill -KILL $!
wait || true
# Ended by Ctrl+C, which leaves a checkpoint.
"$cli" train spots.fovea "${long[@]}" > /dev/null 2> long.log &
until grep -q 'epoch' long.log; do sleep 0.01; done
kill -INT $!
wait || true

rm -rf spots.fovea/features
cp -r spots.fovea resumed.fovea
"$cli" train resumed.fovea "${series[@]}" --resume --json > series.json
"$cli" train resumed.fovea "${long[@]}" --resume --json > long.json
rm -rf "$here/project"
cp -r spots.fovea "$here/project"
rm -f "$here/project/lock"
cp ./*.options run.json evaluation.json predictions.json series.json long.json "$here"
