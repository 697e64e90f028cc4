#!/usr/bin/env bash
# What scripts/measure-studies asks for and makes of the answers, by a program that answers known figures.
# Usage: test_measure_studies.sh FOLDER_OF_SCRIPTS. Exits with 77 where there is no Python.
set -euo pipefail

scripts="$(cd "$1" && pwd)"
command -v python3 >/dev/null || exit 77
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# Four studies of two images. Of the two ill ones that it tells, the image that says most is the one with lesions in one.
cat >"$folder/fovea-cli" <<'END'
#!/usr/bin/env python3
import json, os, sys
asked = sys.argv[1:]
with open(os.environ["ASKED"], "a") as log:
    log.write(" ".join(asked[:1]) + "\n")
after = lambda name: asked[asked.index(name) + 1]
figure = lambda value: {"value": value, "low": value - 0.1, "high": value + 0.1}
answer = {}
if asked[0] == "demo":
    phantoms = after("--out") + "/phantoms/"
    for study in ("healthy/0001", "healthy/0002", "lesions/0001", "lesions/0002"):
        os.makedirs(phantoms + study)
        for image in ("0001", "0002"):
            open(phantoms + study + "/" + image + ".dcm", "w").close()
    with open(phantoms + "lesions.json", "w") as file:
        json.dump({"images": {"lesions/0001/0002.dcm": [], "lesions/0002/0001.dcm": []}}, file)
    assert after("--studies") == "2" and after("--images") == "8"
    answer = {"project": after("--out") + "/demo.fovea", "train": {"run": 7}}
def units(path, said):
    with open(path, "w", encoding="utf-8-sig") as file:
        file.write("file,true,predicted,healthy,lesions\n")
        for name, true, predicted, lesions in said:
            file.write(f"{name},{true},{predicted},{1 - lesions},{lesions}\n")
if asked[0] == "evaluate" and after("--run") == "7":
    phantoms = asked[1].replace("demo.fovea", "phantoms/")
    units(after("--csv"), [("a", "lesions", "lesions", 0.9), ("b", "healthy", "lesions", 0.2),
                           ("c", "lesions", "lesions", 0.6), ("d", "healthy", "healthy", 0.7)])
    with open(after("--csv-images"), "w", encoding="utf-8-sig") as file:
        file.write("file,unit,weight,evidence\n")
        for study, unit, says in (("lesions/0001", 1, (0.3, 0.7)), ("healthy/0001", 2, (0.9, 0.1)),
                                     ("lesions/0002", 3, (0.2, 0.8)), ("healthy/0002", 4, (0.5, 0.5))):
            for image, evidence in enumerate(says, 1):  # what weighs most says least
                file.write(f"{phantoms}{study}/000{image}.dcm,{unit},{1 - evidence},{evidence}\n")
    answer = {"units": 4, "auc": figure(0.9), "mean_of_images": {"auc": figure(0.7), "adapter_minus_this": figure(0.2)}}
elif asked[0] == "evaluate" and after("--run") == "5":  # in another order
    units(after("--csv"), [("b", "healthy", "healthy", 0.3), ("a", "lesions", "lesions", 0.8),
                           ("d", "healthy", "lesions", 0.6), ("c", "lesions", "healthy", 0.2)])
    answer = {"auc": figure(0.6)}
elif asked[0] == "evaluate" and after("--run") == "9":  # in the order of the first
    units(after("--csv"), [("a", "lesions", "lesions", 0.9), ("b", "healthy", "healthy", 0.1),
                           ("c", "lesions", "lesions", 0.8), ("d", "healthy", "lesions", 0.85)])
    answer = {"auc": figure(0.8)}
elif asked[0] == "evaluate":
    assert after("--run") == "3"
    answer = {"auc": {"value": 0.5, "low": None, "high": 0.75}}
if asked[0] in ("evaluate", "import"):
    assert asked[1].endswith("demo.fovea")  # every image is read once
if asked[0] == "train":
    pooling = after("--pooling") if "--pooling" in asked else None
    assert ("--question" in asked) == (pooling != "images")  # there is one question before labels are shuffled
    answer = {"run": {None: 3, "images": 5, "mean": 5, "max": 9}[pooling]}
print(json.dumps(answer))
END
chmod +x "$folder/fovea-cli"
export ASKED="$folder/asked" FOVEA_CLI="$folder/fovea-cli"

measure() {
    "$scripts/measure-studies" "$folder/work" --studies 4 --images 2 --seeds 1
}
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

table="$(measure)"
# By hand: AUC 3/4 and 2/4; the differences of the ill ones' shares are 0 and 1/2, of the healthy ones' likewise, so
# that DeLong's variance is 1/16 and 1/16.
gain='+0.250 (-0.443 to +0.943)'
row="| 1 | 4 | 0.900 (0.800 to 1.000) | 0.700 (0.600 to 0.800) | +0.200 (+0.100 to +0.300) | 0.600 (0.500 to 0.700) | $gain | 2 | 1 | 0.500 (unknown to 0.750) |"
grep -qxF "$row" <<<"$table" || fail "the row is another: $table"
grep -qxF "Over the seeds: pooled minus the mean of what it says of images +0.200 (+0.100 to +0.300), pooled minus learned image by image $gain." <<<"$table" || fail "the gain is another: $table"
grep -q 'lesions in 1: 50 % (9 to 91 %); by chance 50.0 %' <<<"$table" || fail "the share is another: $table"
[[ "$(tr '\n' ' ' <"$ASKED")" == "demo evaluate train evaluate import train evaluate " ]] || fail "asked was $(cat "$ASKED")"

# Labels are those of whole studies, as many of each as before.
shuffled="$folder/work/seed-1/shuffled.csv"
[[ "$(wc -l <"$shuffled")" == 9 ]] || fail "not every image has a label"
[[ "$(tail -n +2 "$shuffled" | sed 's|/[0-9]*\.dcm||' | sort -u | tr -d '\r' | cut -d, -f2 | sort | uniq -c |
    tr -s ' ')" == " 2 healthy
 2 lesions" ]] || fail "labels are not of studies: $(cat "$shuffled")"

# The same command again computes nothing.
[[ "$(measure)" == "$table" ]] || fail "the second table is another"
[[ "$(wc -l <"$ASKED")" == 7 ]] || fail "the second table was computed again"

# The controls: mean answers as the run that learned image by image, max puts studies in the order of attention.
poolings="$("$scripts/measure-studies" "$folder/work" --studies 4 --images 2 --seeds 1 --poolings)"
for row in '| attention | 0.900 (0.800 to 1.000) | |' "| mean | 0.600 (0.500 to 0.700) | $gain |" \
    '| max | 0.800 (0.700 to 0.900) | +0.000 (+0.000 to +0.000) |' "| images | 0.600 (0.500 to 0.700) | $gain |"; do
    grep -qxF "$row" <<<"$poolings" || fail "there is no row $row: $poolings"
done
[[ "$(tail -n +8 "$ASKED" | tr '\n' ' ')" == "train evaluate train evaluate " ]] || fail "asked was $(cat "$ASKED")"

# What fails is said, and kept by nothing.
rm "$folder/work/seed-1/train.json"
printf '#!/bin/sh\nexit 3\n' >"$folder/fovea-cli"
if measure >/dev/null 2>&1; then fail "a failure went unnoticed"; fi
[[ ! -e "$folder/work/seed-1/train.json" ]] || fail "a failure was kept"
