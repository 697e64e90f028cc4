#!/usr/bin/env python3
"""Writes tests/data/evaluation/auc.json: what others make of the same numbers.

DeLong's variances and covariances by pROC (r-cran-proc), AUCs by scikit-learn, Wilson's intervals by
statsmodels, quantiles of Student's t by SciPy. Obuchowski's clustered variance and LeDell's
influence values are in no Debian package: they are written down here from the papers, image by
image, as slowly and plainly as they stand there.

    apt-get install r-cran-proc python3-sklearn python3-statsmodels
    tests/evaluation/make_reference.py
"""
import json
import pathlib
import subprocess
import tempfile

import numpy as np
from scipy.stats import t
from sklearn.metrics import roc_auc_score
from statsmodels.stats.proportion import proportion_confint

random = np.random.default_rng(18)


def proc(truth, scores):
    """AUCs [r] and DeLong's covariances [r, r] of several models, by pROC."""
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "scores.csv")
        np.savetxt(table, np.column_stack([truth, *scores]), delimiter=",", fmt="%.17g")
        script = f"""
            suppressMessages(library(pROC))
            d <- as.matrix(read.csv("{table}", header = FALSE))
            r <- lapply(2:ncol(d), function(i) roc(d[, 1], d[, i], direction = "<", levels = c(0, 1), quiet = TRUE))
            for (x in r) cat(sprintf("%.17g\\n", as.numeric(auc(x))))
            for (x in r) for (y in r)
                cat(sprintf("%.17g\\n", if (identical(x, y)) var(x, method = "delong")
                                        else cov(x, y, method = "delong")))
        """
        out = subprocess.run(["Rscript", "-e", script], check=True, capture_output=True, text=True).stdout
    values = [float(line) for line in out.split()]
    n = len(scores)
    return values[:n], np.reshape(values[n:], (n, n)).tolist()


def kernel(positive, negative):
    return 1.0 if positive > negative else 0.5 if positive == negative else 0.0


def obuchowski(truth, a, b, patients):
    """Covariance of the AUCs of two models (Obuchowski, Biometrics 53, 1997, section 2)."""
    keys = list(dict.fromkeys(patients))
    x = [i for i in range(len(truth)) if truth[i] == 1]
    y = [i for i in range(len(truth)) if truth[i] == 0]
    m, n = len(x), len(y)

    def parts(s):
        auc = sum(kernel(s[i], s[j]) for i in x for j in y) / (m * n)
        v10 = {i: sum(kernel(s[i], s[j]) for j in y) / n for i in x}
        v01 = {j: sum(kernel(s[i], s[j]) for i in x) / m for j in y}
        of10 = [sum(v10[i] for i in x if patients[i] == k) - sum(patients[i] == k for i in x) * auc for k in keys]
        of01 = [sum(v01[j] for j in y if patients[j] == k) - sum(patients[j] == k for j in y) * auc for k in keys]
        return np.array(of10), np.array(of01)

    a10, a01 = parts(a)
    b10, b01 = parts(b)
    i10 = len({patients[i] for i in x})
    i01 = len({patients[j] for j in y})
    i = len(keys)
    s10 = i10 / ((i10 - 1) * m) * (a10 * b10).sum()
    s01 = i01 / ((i01 - 1) * n) * (a01 * b01).sum()
    s11 = i / (i - 1) * (a10 * b01).sum()
    s11_other = i / (i - 1) * (a01 * b10).sum()
    return s10 / m + s01 / n + s11 / (m * n) + s11_other / (m * n)


def scores_of(truth, separation, shared=0.0, noise=None):
    own = random.standard_normal(len(truth))
    noise = own if noise is None else shared * noise + np.sqrt(1 - shared**2) * own
    z = separation * np.asarray(truth) + noise
    return 1 / (1 + np.exp(-z)), noise


def sample(name, truth, patients, rounded=False, several=False):
    a, noise = scores_of(truth, 1.2)
    b, _ = scores_of(truth, 1.7, 0.6, noise)
    if rounded:  # ties
        a, b = np.round(a, 1), np.round(b, 1)
    scores = [a.tolist(), b.tolist()]
    aucs, delong = proc(truth, scores)
    assert np.allclose(aucs, [roc_auc_score(truth, s) for s in scores], atol=1e-12)
    if several:
        covariance = [[obuchowski(truth, s, r, patients) for r in scores] for s in scores]
    else:
        covariance = delong
        own = [[obuchowski(truth, s, r, patients) for r in scores] for s in scores]
        assert np.allclose(own, delong, atol=1e-12, rtol=0), "one image a patient: DeLong's"
    return {"name": name, "by": "Obuchowski" if several else "pROC, DeLong", "true": list(map(int, truth)),
            "patients": patients, "scores": scores, "auc": aucs, "covariance": covariance}


def ledell(folds):
    """Mean AUC within folds and the two parts of its variance (LeDell et al. 2015, section 4):
    sums over the positives and over the negatives of the squared influence values, over n^2."""
    n = sum(len(f["true"]) for f in folds)
    share = sum(sum(f["true"]) for f in folds) / n
    aucs, positive, negative = [], 0.0, 0.0
    for f in folds:
        truth, s = np.array(f["true"]), np.array(f["scores"])
        auc = roc_auc_score(truth, s)
        aucs.append(auc)
        for i in range(len(s)):
            others = s[truth != truth[i]]
            if truth[i] == 1:
                positive += ((np.mean([kernel(s[i], o) for o in others]) - auc) / share) ** 2
            else:
                negative += ((np.mean([kernel(o, s[i]) for o in others]) - auc) / (1 - share)) ** 2
    return {"auc": float(np.mean(aucs)), "positive": positive / n**2, "negative": negative / n**2}


def main():
    single = [int(v) for v in random.random(60) < 0.4]
    few = [1, 1, 1, 0, 0, 0, 0, 1, 0, 0]
    of_patient = [int(v) for v in random.random(25) < 0.45]
    same = [t for t in of_patient for _ in range(4)]
    mixed = [int(v) for v in random.random(90) < 0.4]  # patients with images of both classes
    folds = []
    for k in range(5):
        truth = [1] * 6 + [0] * 9
        folds.append({"true": truth, "scores": scores_of(truth, 1.3 + 0.1 * k)[0].tolist()})
    document = {
        "what": "made by tests/evaluation/make_reference.py",
        "samples": [
            sample("one image a patient", single, [f"p{i}" for i in range(60)]),
            sample("ties", single, [f"p{i}" for i in range(60)], rounded=True),
            sample("few", few, [f"p{i}" for i in range(10)]),
            sample("four images a patient", same, [f"p{i // 4}" for i in range(100)], several=True),
            sample("patients of both classes", mixed, [f"p{i % 30}" for i in range(90)], several=True),
            sample("both, and ties", mixed, [f"p{i % 17}" for i in range(90)], rounded=True, several=True),
        ],
        "folds": {"parts": folds, **ledell(folds)},
        "wilson": [[k, n, c, *map(float, proportion_confint(k, n, 1 - c, "wilson"))]
                   for k, n, c in [(0, 12, 0.95), (1, 12, 0.95), (7, 12, 0.9), (12, 12, 0.95), (81, 263, 0.95),
                                   (499, 500, 0.99)]],
        "student": [[c, d, float(t.ppf((1 + c) / 2, d))]
                    for c in (0.6, 0.9, 0.95, 0.99) for d in (1, 1.5, 2, 3.7, 10, 58.2, 1000, 1e6)],
    }
    target = pathlib.Path(__file__).resolve().parents[1] / "data" / "evaluation" / "auc.json"
    target.write_text(json.dumps(document) + "\n")


main()
