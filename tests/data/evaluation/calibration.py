#!/usr/bin/env python3
"""Reference values for tests/evaluation/test_calibration.cpp and test_operating_point.cpp, by scikit-learn,
statsmodels and SciPy: calibration.json beside this file. Run it anew to make them again."""
import json
import os

import numpy as np
import statsmodels.api as sm
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.metrics import brier_score_loss, log_loss, roc_curve

random = np.random.default_rng(20241128)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def images(n, classes, patients, sharpness):
    logits = random.normal(0, 1.5, (n, classes))
    truth = np.array([random.choice(classes, p=p) for p in softmax(logits)])
    keys = random.integers(0, patients, n)
    return softmax(sharpness * logits), truth, keys


def recalibration(p, truth, keys, deviation, with_biases, bias_deviation=0.3):
    """The most probable temperature and biases; each patient counts once."""
    counts = np.bincount(keys)
    weights = 1 / counts[keys]
    z, rows = np.log(p), np.arange(len(truth))

    def loss(at):
        s = z * np.exp(-at[0]) + (at[1:] if with_biases else 0)
        s = s - s.max(axis=1, keepdims=True)
        value = (weights * (np.log(np.exp(s).sum(axis=1)) - s[rows, truth])).sum()
        if deviation > 0:
            value += at[0] ** 2 / (2 * deviation**2)
        return value + (at[1:] ** 2).sum() / (2 * bias_deviation**2)

    def slope(at):
        t = z * np.exp(-at[0])
        q = softmax(t + (at[1:] if with_biases else 0))
        q[rows, truth] -= 1
        q *= weights[:, None]
        first = -(q * t).sum() + (at[0] / deviation**2 if deviation > 0 else 0)
        return np.concatenate([[first], q.sum(axis=0) + at[1:] / bias_deviation**2 if with_biases else []])

    at = np.zeros(1 + (p.shape[1] if with_biases else 0))
    for _ in range(100):  # Newton's steps with the slope's own differences, to the last digit
        g = slope(at)
        h = np.array([(slope(at + 1e-6 * e) - slope(at - 1e-6 * e)) / 2e-6 for e in np.eye(len(at))])
        at = at - np.linalg.solve(h, g)
    assert np.abs(slope(at)).max() < 1e-9 and loss(at) <= minimize(loss, at, jac=slope).fun + 1e-9
    return {"temperature": float(np.exp(at[0])), "biases": at[1:].tolist()}


def line(p, positive, keys):
    x = np.log(p / (1 - p))
    patients = len(np.unique(keys))
    how = {"cov_type": "cluster", "cov_kwds": {"groups": keys, "use_correction": False}}
    factor = np.sqrt(patients / (patients - 1))
    both = sm.GLM(positive, sm.add_constant(x), family=sm.families.Binomial()).fit(tol=1e-14, maxiter=200, **how)
    large = sm.GLM(positive, np.ones((len(x), 1)), family=sm.families.Binomial(), offset=x).fit(tol=1e-14, maxiter=200, **how)
    half = norm.ppf(0.975) * factor
    entry = lambda value, se: {"value": float(value), "low": float(value - half * se), "high": float(value + half * se)}
    return {"slope": entry(both.params[1], both.bse[1]), "intercept": entry(large.params[0], large.bse[0])}


def ece(p, positive, bins):
    order = np.argsort(p, kind="stable")
    n = len(p)
    wanted = max(1, min(bins, n // 10))
    plain = chance = 0
    for k in range(wanted):
        part = order[k * n // wanted : (k + 1) * n // wanted]
        o, d = positive[part].mean(), p[part].mean()
        sd = np.sqrt(o * (1 - o) / len(part))
        d = abs(d - o)
        drawn = d
        if sd > 0:
            drawn = sd * np.sqrt(2 / np.pi) * np.exp(-((d / sd) ** 2) / 2) + d * (1 - 2 * norm.cdf(-d / sd))
        plain += len(part) * d / n
        chance += len(part) * (drawn - d) / n
    return float(max(0, plain - chance))


def youden(p, positive):
    fpr, tpr, _ = roc_curve(positive, p, drop_intermediate=False)
    best = np.argmax(np.round(tpr - fpr, 12))
    return {"sensitivity": float(tpr[best]), "specificity": float(1 - fpr[best])}


cases = []
for name, n, classes, patients, sharpness in [
    ("two classes, too sure", 160, 2, 70, 2.0),
    ("two classes, too careful", 60, 2, 60, 0.5),
    ("four classes, too sure", 280, 4, 120, 1.7),
]:
    p, truth, keys = images(n, classes, patients, sharpness)
    case = {"name": name, "classes": classes, "truth": truth.tolist(), "patients": keys.tolist(), "probabilities": p.ravel().tolist()}
    case["recalibration"] = recalibration(p, truth, keys, 0.3, False)
    case["without_prior"] = recalibration(p, truth, keys, 0, False)
    case["with_biases"] = recalibration(p, truth, keys, 0.3, True)
    case["log_loss"] = float(log_loss(truth, p, labels=range(classes)))
    shares = np.bincount(truth, minlength=classes) / n
    if classes == 2:
        positive = (truth == 1).astype(int)
        case["brier"] = float(brier_score_loss(positive, p[:, 1]))
        case["brier_skill"] = 1 - case["brier"] / float(brier_score_loss(positive, np.full(n, shares[1])))
        case["line"] = line(p[:, 1], positive, keys)
        case["ece"] = ece(p[:, 1], positive, 10)
        case["youden"] = youden(p[:, 1], positive)
    else:
        one_hot = np.eye(classes)[truth]
        case["brier"] = float(((p - one_hot) ** 2).sum(axis=1).mean())
        case["brier_skill"] = 1 - case["brier"] / float(((shares - one_hot) ** 2).sum(axis=1).mean())
        case["ece"] = ece(p.max(axis=1), (p.argmax(axis=1) == truth).astype(int), 10)
        case["slope"] = 1 / recalibration(p, truth, np.arange(n), 0, False)["temperature"]
    cases.append(case)

with open(os.path.join(os.path.dirname(__file__), "calibration.json"), "w") as file:
    json.dump({"made_by": "tests/data/evaluation/calibration.py", "cases": cases}, file)
