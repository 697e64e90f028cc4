#!/usr/bin/env python3
"""Reference values of the agreement between readers, and of machine and reader on the same images.

Writes tests/data/readers.json, which test_readers reads. Needs Debian's python3-numpy, python3-scipy,
python3-sklearn and python3-statsmodels (made with 1.24.2, 1.10.1, 1.2.1 and 0.13.5). Run from the root of the
repository.

Influence values are differences of scikit-learn's and statsmodels' kappas as an image is given a little more or
less weight: nothing of the formulas in core/evaluation is used.
"""
import json

import numpy as np
from scipy.special import expit, logit
from scipy.stats import t as student
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa
from statsmodels.stats.proportion import proportion_confint


def cohen_influence(a, b, weights, classes):
    step, n = 1e-4, len(a)
    values = []
    for i in range(n):
        both = []
        for sign in (1, -1):
            w = np.ones(n)
            w[i] += sign * step
            both.append(cohen_kappa_score(a, b, labels=range(classes), weights=weights, sample_weight=w))
        values.append((both[0] - both[1]) / (2 * step))
    return np.array(values)


def fleiss_influence(counts):
    times, n = 2000, len(counts)
    values = []
    for i in range(n):
        both = []
        for sign in (1, -1):
            w = np.full(n, times)
            w[i] += sign
            both.append(fleiss_kappa(np.repeat(counts, w, axis=0), method="fleiss"))
        values.append((both[0] - both[1]) / 2 * times)
    return np.array(values)


def by_patient(values, patients):
    return np.array([values[patients == p].sum() for p in np.unique(patients)])


def interval(kappa, influence, classes, patients):
    """On the logit scale of (1 + kappa) / 2, with degrees of freedom by class (decisions/0046)."""
    share, moved = (1 + kappa) / 2, influence / 2
    patients_in_all = len(np.unique(patients))
    error = np.sqrt((by_patient(moved, patients) ** 2).sum() * patients_in_all / (patients_in_all - 1))
    total = squares = 0.0
    for c in np.unique(classes):
        part = (by_patient(moved[classes == c], patients[classes == c]) ** 2).sum()
        total += part
        squares += part ** 2 / max(1, len(np.unique(patients[classes == c])) - 1)
    degrees = min(max(total ** 2 / squares, 1), patients_in_all - 1)
    away = student.ppf(0.975, degrees) * error / (share * (1 - share))
    return [kappa, 2 * expit(logit(share) - away) - 1, 2 * expit(logit(share) + away) - 1]


def cohen(a, b, classes, patients, weights):
    kappa = cohen_kappa_score(a, b, labels=range(classes), weights=weights)
    one = interval(kappa, cohen_influence(a, b, weights, classes), a, patients)
    other = interval(kappa, cohen_influence(b, a, weights, classes), b, patients)
    return [kappa, min(one[1], other[1]), max(one[2], other[2])]


def agreement(rng, patients, images_each, classes, readers, right, read):
    who = np.repeat(np.arange(patients), images_each)
    n = len(who)
    truth = rng.integers(0, classes, patients)[who]
    said = []
    for r in range(readers):
        own = np.where(rng.random(n) < right, truth, rng.integers(0, classes, n))
        said.append(np.where(rng.random(n) < read, own, -1))
    said = np.array(said)
    pairs = []
    for a in range(readers):
        for b in range(a + 1, readers):
            both = (said[a] >= 0) & (said[b] >= 0)
            x, y, p = said[a][both], said[b][both], who[both]
            pairs.append({"a": a, "b": b, "n": int(both.sum()), "same": float((x == y).mean()),
                          "kappa": cohen(x, y, classes, p, None),
                          "quadratic": cohen(x, y, classes, p, "quadratic")})
    all_read = (said >= 0).all(axis=0)
    counts = aggregate_raters(said[:, all_read].T, n_cat=classes)[0]
    kappa = fleiss_kappa(counts, method="fleiss")
    return {"classes": classes, "said": said.tolist(), "patient": who.tolist(), "pairs": pairs,
            "read_by_all": int(all_read.sum()),
            "fleiss": interval(kappa, fleiss_influence(counts), counts.argmax(axis=1), who[all_read])}


def wilson(right):
    return [float(right.mean()), *proportion_confint(right.sum(), len(right), 0.05, "wilson")]


def paired(machine, reader):
    a, b = wilson(machine), wilson(reader)
    r = 0.0 if machine.std() == 0 or reader.std() == 0 else np.corrcoef(machine, reader)[0, 1]
    below, above = (a[0] - a[1], b[2] - b[0]), (a[2] - a[0], b[0] - b[1])
    size = lambda d: np.sqrt(max(0.0, d[0] ** 2 + d[1] ** 2 - 2 * r * d[0] * d[1]))
    d = a[0] - b[0]
    return {"machine": a, "reader": b, "difference": [d, max(-1, d - size(below)), min(1, d + size(above))]}


def beside(rng, n, machine_right, reader_right):
    truth = (rng.random(n) < 0.4).astype(int)
    hard = rng.random(n) < 0.3
    calls = []
    for right in (machine_right, reader_right):
        is_right = rng.random(n) < np.where(hard, right - 0.3, right)
        calls.append(np.where(is_right, truth, 1 - truth))
    machine, reader = calls
    return {"truth": truth.tolist(), "machine": machine.tolist(), "reader": reader.tolist(),
            "sensitivity": paired(*(c[truth == 1] == 1 for c in calls)),
            "specificity": paired(*(c[truth == 0] == 0 for c in calls))}


rng = np.random.default_rng(55)
document = {
    "agreement": [agreement(rng, 40, 1, 3, 3, 0.7, 1.0), agreement(rng, 15, 3, 2, 4, 0.75, 0.85),
                  agreement(rng, 25, 2, 4, 2, 0.6, 1.0)],
    "beside": [beside(rng, 60, 0.9, 0.8), beside(rng, 25, 1.3, 0.7), beside(rng, 40, 0.75, 0.85)],
}
with open("tests/data/readers.json", "w", encoding="utf-8") as out:
    json.dump(document, out, indent=None, separators=(",", ":"))
    out.write("\n")
