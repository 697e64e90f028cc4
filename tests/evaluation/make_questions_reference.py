#!/usr/bin/env python3
"""Writes tests/data/evaluation/questions.json: what others make of findings, grades and numbers.

Figures by scikit-learn, regressions with clustered errors by statsmodels, chi-square quantiles by SciPy. The
limits of agreement of Zou (Stat. Methods Med. Res. 22, 2013) and Obuchowski's clustered covariance between
two findings are in no package: they are written down here from the papers.

    apt-get install python3-sklearn python3-statsmodels
    tests/evaluation/make_questions_reference.py
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy.stats import chi2, norm, t
from sklearn.metrics import (accuracy_score, cohen_kappa_score, f1_score, mean_absolute_error,
                             mean_squared_error, r2_score, recall_score, roc_auc_score)

random = np.random.default_rng(20)


def obuchowski(truth, scores, patients, f, g):
    """Covariance of the AUCs of findings f and g; -1: not stated."""

    def parts(k):
        stated = [i for i in range(len(truth)) if truth[i][k] >= 0]
        x = [i for i in stated if truth[i][k] == 1]
        y = [i for i in stated if truth[i][k] == 0]
        kernel = lambda a, b: 1.0 if a > b else 0.5 if a == b else 0.0
        auc = np.mean([kernel(scores[i][k], scores[j][k]) for i in x for j in y])
        keys = sorted(set(patients))
        of10 = {p: sum(np.mean([kernel(scores[i][k], scores[j][k]) for j in y]) - auc
                       for i in x if patients[i] == p) for p in keys}
        of01 = {p: sum(np.mean([kernel(scores[i][k], scores[j][k]) for i in x]) - auc
                       for j in y if patients[j] == p) for p in keys}
        v10, v01 = np.array([of10[p] for p in keys]) / len(x), np.array([of01[p] for p in keys]) / len(y)
        count = lambda images: len({patients[i] for i in images})
        return v10, v01, count(x), count(y), count(stated)

    a10, a01, ax, ay, a = parts(f)
    b10, b01, bx, by, b = parts(g)
    factor = lambda m, n: np.sqrt(m / (m - 1) * n / (n - 1))
    return float(factor(ax, bx) * (a10 * b10).sum() + factor(ay, by) * (a01 * b01).sum()
                 + factor(a, b) * ((a10 * b01).sum() + (a01 * b10).sum()))


def findings():
    n, F = 90, 3
    patients = [f"p{i // 3}" for i in range(n)]
    latent = np.repeat(random.standard_normal((n // 3, F)), 3, axis=0)
    truth = (latent + random.standard_normal((n, F)) > [0.3, 0.8, -0.2]).astype(int)
    p = 1 / (1 + np.exp(-(1.5 * truth - 0.7 + random.standard_normal((n, F)))))
    p = np.round(p, 2)  # ties
    stated = truth.copy()
    stated[random.random((n, F)) < 0.15] = -1
    thresholds = [0.5, 0.35, 0.6]
    called = (p >= thresholds).astype(int)
    pairs = stated >= 0
    whole = (stated >= 0).all(axis=1)
    aucs = [roc_auc_score(stated[stated[:, k] >= 0, k], p[stated[:, k] >= 0, k]) for k in range(F)]
    recall = lambda k, v: float(np.mean(called[stated[:, k] == v, k] == v))
    return {
        "truth": stated.ravel().tolist(), "probabilities": p.ravel().tolist(), "patients": patients,
        "thresholds": thresholds, "auc": aucs, "macro_auc": float(np.mean(aucs)),
        "micro_auc": roc_auc_score(stated[pairs], p[pairs]),
        "macro_sensitivity": float(np.mean([recall(k, 1) for k in range(F)])),
        "macro_specificity": float(np.mean([recall(k, 0) for k in range(F)])),
        "micro_sensitivity": recall_score(stated[pairs], called[pairs]),
        "micro_specificity": recall_score(stated[pairs], called[pairs], pos_label=0),
        "exact_match": accuracy_score(stated[whole], called[whole]), "all_stated": int(whole.sum()),
        "covariance": [[obuchowski(stated, p, patients, f, g) for g in range(F)] for f in range(F)],
        # Nothing left out: what scikit-learn calls multilabel.
        "whole": {"truth": truth.ravel().tolist(),
                  "macro_auc": roc_auc_score(truth, p, average="macro"),
                  "micro_auc": roc_auc_score(truth, p, average="micro"),
                  "macro_sensitivity": recall_score(truth, called, average="macro"),
                  "micro_sensitivity": recall_score(truth, called, average="micro"),
                  "exact_match": accuracy_score(truth, called)},
    }


def interval(value, half):
    return {"value": float(value), "low": float(value - half), "high": float(value + half)}


def clustered(y, x, patients):
    fit = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": patients}, use_t=True)
    return [{"value": float(v), "low": float(a), "high": float(b)}
            for v, (a, b) in zip(fit.params, fit.conf_int())]


def zou(error, patients, bias):
    groups, counts = np.unique(patients, return_counts=True)
    G, n = len(groups), len(error)
    means = np.array([error[patients == g].mean() for g in groups])
    between = means.var(ddof=1)
    share = 1 - np.mean(1 / counts)
    within = sum(((error[patients == g] - error[patients == g].mean()) ** 2).sum() for g in groups)
    within = within / (n - G) if n > G else 0.0
    total = between + share * within

    def away(q):
        inner = share * within * (1 - (n - G) / chi2.ppf(q, n - G)) if n > G else 0.0
        return np.hypot(between * (1 - (G - 1) / chi2.ppf(q, G - 1)), inner)

    z, s = norm.ppf(0.975), np.sqrt(total)
    below, above = z * (s - np.sqrt(max(0, total - away(0.975)))), z * (np.sqrt(total + away(0.025)) - s)
    half = bias["value"] - bias["low"]
    lower, upper = bias["value"] - z * s, bias["value"] + z * s
    return {"deviation": float(s),
            "lower": {"value": lower, "low": lower - np.hypot(half, above), "high": lower + np.hypot(half, below)},
            "upper": {"value": upper, "low": upper - np.hypot(half, below), "high": upper + np.hypot(half, above)}}


def numbers(name, sizes):
    patients = np.repeat(np.arange(len(sizes)), sizes)
    n = len(patients)
    truth = np.repeat(random.normal(50, 12, len(sizes)), sizes) + random.normal(0, 2, n)
    error = 1.5 + np.repeat(random.normal(0, 3, len(sizes)), sizes) + random.normal(0, 3, n)
    predicted = 50 + 0.8 * (truth - 50) + error
    error = predicted - truth
    bias = clustered(error, np.ones((n, 1)), patients)[0]
    intercept, slope = clustered(truth, sm.add_constant(predicted), patients)
    G = len(sizes)

    def log_scale(value, influence):
        sums = np.bincount(patients, weights=influence)
        # Twice the patients that the variance rests on, less one: docs/decisions/0046-nothing-is-drawn.md.
        squares = sums**2
        degrees = np.clip(2 * squares.sum() ** 2 / (squares**2).sum() - 1, 1, G - 1)
        away = t.ppf(0.975, degrees) * np.sqrt(squares.sum() * G / (G - 1)) / value
        return {"value": float(value), "low": float(value * np.exp(-away)), "high": float(value * np.exp(away))}

    absolute, square, spread = np.abs(error), error**2, (truth - truth.mean()) ** 2
    mae = log_scale(absolute.mean(), (absolute - absolute.mean()) / n)
    mse = log_scale(square.mean(), (square - square.mean()) / n)
    rest = square.mean() / spread.mean()
    unexplained = log_scale(rest, (square - rest * spread) / spread.mean() / n)
    assert np.isclose(mae["value"], mean_absolute_error(truth, predicted))
    assert np.isclose(mse["value"], mean_squared_error(truth, predicted))
    assert np.isclose(1 - rest, r2_score(truth, predicted))
    return {"name": name, "truth": truth.tolist(), "predicted": predicted.tolist(),
            "patients": [f"p{k}" for k in patients], "mae": mae,
            "rmse": {k: float(np.sqrt(v)) for k, v in mse.items()}, "bias": bias,
            "r2": {"value": r2_score(truth, predicted), "low": 1 - unexplained["high"],
                   "high": 1 - unexplained["low"]},
            "slope": slope, "intercept": intercept, "limits": zou(error, patients, bias)}


def grades():
    truth = random.integers(0, 5, 150)
    predicted = np.clip(truth + random.integers(-2, 3, 150) * (random.random(150) < 0.6), 0, 4)
    return {"truth": truth.tolist(), "predicted": predicted.tolist(),
            "within_one": float(np.mean(np.abs(truth - predicted) <= 1)),
            "kappa": cohen_kappa_score(truth, predicted, weights="quadratic"),
            "plain_kappa": cohen_kappa_score(truth, predicted),
            "f1": f1_score(truth, predicted, average="macro")}


def main():
    document = {
        "what": "made by tests/evaluation/make_questions_reference.py",
        "findings": findings(), "grades": grades(),
        "numbers": [numbers("one image a patient", [1] * 60), numbers("four images a patient", [4] * 25),
                    numbers("one to five images a patient", [1 + i % 5 for i in range(40)])],
        "chi_square": [[q, d, float(chi2.ppf(q, d))]
                       for q in (0.005, 0.025, 0.5, 0.975, 0.995) for d in (1, 2, 5.5, 39, 400, 20000)],
    }
    target = pathlib.Path(__file__).resolve().parents[1] / "data" / "evaluation" / "questions.json"
    target.write_text(json.dumps(document) + "\n")


main()
