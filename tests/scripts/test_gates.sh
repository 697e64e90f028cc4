#!/usr/bin/env bash
# What scripts/check-commits and scripts/tidy --changed look at, in a repository made
# here, with a clang-tidy that only names the sources it is given.
# Usage: test_gates.sh FOLDER_OF_SCRIPTS. Exits with 77 where there is no git.
set -euo pipefail

scripts="$(cd "$1" && pwd)"
command -v git >/dev/null || exit 77

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

mkdir -p "$folder/bin" "$folder/tree/scripts" "$folder/tree/build/ci" "$folder/tree/core"
cp "$scripts/check-commits" "$scripts/tidy" "$scripts/build-jobs" "$folder/tree/scripts"
cat >"$folder/bin/clang-tidy" <<'END'
#!/usr/bin/env bash
source="${!#}"
echo "tidied $source"
! grep -q finding "$source"
END
chmod +x "$folder/bin/clang-tidy"
export PATH="$folder/bin:$PATH"
cd "$folder/tree"

failures=0
fail() {
    echo "FAILED: $*" >&2
    failures=$((failures + 1))
}

# expect NAME STATUS COMMAND...: ends with 0 or not (STATUS "fails").
expect() {
    local name="$1" wanted="$2" got=0
    shift 2
    output="$("$@" 2>&1)" || got=$?
    [[ "$wanted" == fails ]] && wanted="$((got != 0 ? got : 1))"
    [[ "$got" == "$wanted" ]] || fail "$name: exit status $got: $output"
}

says() { [[ "$output" == *"$1"* ]] || fail "does not say '$1': $output"; }
tidied() {
    local names
    names="$(sed -n 's/^tidied //p' <<<"$output" | sort | tr '\n' ' ')"
    [[ "$names" == "${1:+$1 }" ]] || fail "tidied '$names', not '$1'"
}

commit() { git add -A && git commit -q --allow-empty -m "$1"; }
compiled() {
    local file
    for file in "$@"; do echo "\"file\": \"$PWD/$file\""; done >build/ci/compile_commands.json
}
letters() { printf "%0$1d" 0 | tr 0 "${2:-x}"; }

compiled core/{a,b,c,plain,torch}.cpp

expect "no git: commits" 0 scripts/check-commits
says "no git"
expect "no git: tidy" 0 scripts/tidy --changed
says "nothing to check"

git init -q -b main .
echo /build/ >.gitignore
touch core/a.cpp core/b.cpp core/b.h core/c.cpp core/plain.cpp core/torch.cpp
commit "$(letters 71)"
expect "71 letters" 0 scripts/check-commits
expect "no parent" 0 scripts/tidy --changed
says "nothing to check"

commit "$(letters 72)"
expect "72 letters" fails scripts/check-commits
says "72 letters"
commit "$(letters 71 y | sed 's/y/ü/g')"
expect "letters, not bytes; only the last commit" 0 scripts/check-commits
git update-ref refs/remotes/origin/main HEAD~2
expect "a long one that origin/main lacks" fails scripts/check-commits
git update-ref refs/remotes/origin/main HEAD~1
expect "a long one that origin/main has" 0 scripts/check-commits
git update-ref -d refs/remotes/origin/main

echo 'int a;' >core/a.cpp
echo '#pragma once' >core/b.h
echo '#include "tensors_torch.h"' >core/torch.cpp
echo 'int notCompiled;' >core/elsewhere.cpp
git rm -q core/c.cpp
commit "Change a source, a header, a source with torch"
expect "changed" 0 scripts/tidy --changed
tidied "core/a.cpp core/b.cpp"
says "torch, left to scripts/tidy: 1"
expect "named, with torch" 0 scripts/tidy core/torch.cpp
tidied core/torch.cpp
expect "named, not compiled" fails scripts/tidy core/elsewhere.cpp

git checkout -q -b side HEAD~1
echo 'int b;' >core/b.cpp
commit "Change another on a branch"
git checkout -q main
git merge -q --no-ff -m "$(letters 90)" side
expect "a merge: what it brought" 0 scripts/tidy --changed
tidied "core/b.cpp"
expect "a merge's subject" 0 scripts/check-commits

echo 'a finding' >core/plain.cpp
expect "not committed, with a finding" fails scripts/tidy --changed
tidied "core/b.cpp core/plain.cpp"

many=()
for n in {01..10}; do many+=("core/many$n.cpp"); done
compiled "${many[@]}"
for file in "${many[@]}"; do seq "${file//[^0-9]/}" >"$file"; done
commit "Add more than are checked at once"
expect "many" 0 scripts/tidy --changed
tidied "$(printf '%s\n' "${many[@]:2}" | paste -s -d ' ')"
says "beyond the first 8, left to scripts/tidy: 2"

git clone -q --depth 1 "file://$PWD" "$folder/shallow"
cd "$folder/shallow"
expect "shallow: tidy" 0 scripts/tidy --changed
says "nothing to check"
expect "shallow: commits" 0 scripts/check-commits

((failures == 0))
