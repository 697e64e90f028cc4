#!/usr/bin/env python3
"""Reference values of net benefit, sample sizes and the power law of a learning curve.

Writes tests/data/planning.json, which test_net_benefit, test_sample_size and test_learning_curve read. Needs
Debian's python3-numpy, python3-scipy, python3-sklearn and python3-statsmodels (made with 1.24.2, 1.10.1, 1.2.1
and 0.13.5). Run from the root of the repository.
"""
import json

import numpy as np
from scipy.optimize import least_squares
from scipy.stats import norm
from sklearn.metrics import confusion_matrix
from statsmodels.api import OLS
from statsmodels.stats.proportion import proportion_confint


def net_benefit(truth, acted, threshold):
    tn, fp, fn, tp = confusion_matrix(truth, acted, labels=[0, 1]).ravel()
    return (tp - fp * threshold / (1 - threshold)) / len(truth)


def clustered(values, patients):
    """Mean, and the ends of its 95 % interval, with the cluster-robust variance of statsmodels."""
    fit = OLS(values, np.ones(len(values))).fit(
        cov_type="cluster", cov_kwds={"groups": patients, "use_correction": True}, use_t=False)
    low, high = fit.conf_int(0.05)[0]
    return [fit.params[0], low, high]


def net_benefit_case(rng, patients, most_images):
    who, truth, p = [], [], []
    for patient in range(patients):
        ill = rng.random() < 0.35
        own = rng.normal()
        for _ in range(1 + rng.integers(most_images)):
            who.append(patient)
            truth.append(int(ill))
            p.append(round(1 / (1 + np.exp(-(0.8 * own + 0.6 * rng.normal() + (1.2 if ill else -1.2)))), 6))
    truth, p, who = np.array(truth), np.array(p), np.array(who)
    points = []
    for t in (0.05, 0.2, 0.35, 0.5, 0.8):
        w = t / (1 - t)
        worth = np.where(truth == 1, 1.0, -w)
        model = np.where(p >= t, worth, 0.0)
        value = net_benefit(truth, (p >= t).astype(int), t)
        assert abs(value - model.mean()) < 1e-12
        points.append({"threshold": t, "model": clustered(model, who), "treat_all": clustered(worth, who),
                       "minus_all": clustered(model - worth, who)})
    return {"truth": truth.tolist(), "probability": p.tolist(), "patient": who.tolist(), "points": points}


def share_patients(share, width):
    def half(n):
        low, high = proportion_confint(share * n, n, 0.05, "wilson")
        return (high - low) / 2
    n = 1
    while half(n) > width:
        n += 1
    return n


def auc_half_width(auc, n, prevalence):
    ill, healthy = n * prevalence, n * (1 - prevalence)
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    variance = (auc * (1 - auc) + (ill - 1) * (q1 - auc**2) + (healthy - 1) * (q2 - auc**2)) / (ill * healthy)
    return norm.ppf(0.975) * np.sqrt(variance)


def auc_patients(auc, width, prevalence):
    n = int(np.ceil(1 / min(prevalence, 1 - prevalence)))
    while auc_half_width(auc, n, prevalence) > width:
        n += 1
    return n


def power_law(levels):
    n = np.concatenate([[level["patients"]] * len(level["aucs"]) for level in levels])
    y = np.concatenate([level["aucs"] for level in levels])
    best = None
    for start in (0.2, 0.5, 1.0, 1.5):
        fit = least_squares(lambda v: v[0] - v[1] * n ** -v[2] - y, [max(y), 1.0, start],
                            bounds=([0, 0, 0.05], [1, np.inf, 2]), xtol=1e-15, ftol=1e-15, gtol=1e-15)
        if best is None or fit.cost < best.cost:
            best = fit
    limit, scale, exponent = best.x
    return {"levels": levels, "at": [[m, limit - scale * m**-exponent] for m in (20, 80, 160, 640)]}


def curve(rng, limit, scale, exponent, noise):
    return [{"patients": m, "aucs": [round(limit - scale * m**-exponent + noise * rng.normal(), 6)
                                     for _ in range(4)]} for m in (20, 40, 80, 160)]


rng = np.random.default_rng(18)
document = {
    "net_benefit": [net_benefit_case(rng, 40, 1), net_benefit_case(rng, 25, 4)],
    "share": [[s, w, share_patients(s, w)] for s, w in
              ((0.9, 0.05), (0.95, 0.03), (0.8, 0.1), (1.0, 0.05), (0.5, 0.05), (0.99, 0.01))],
    "auc": [[a, w, p, auc_patients(a, w, p)] for a, w, p in
            ((0.9, 0.05, 0.5), (0.8, 0.05, 0.1), (0.97, 0.02, 0.3), (0.7, 0.1, 0.5))],
    "power_law": [power_law(curve(rng, 0.95, 1.5, 0.7, 0.004)), power_law(curve(rng, 0.9, 0.8, 0.4, 0.01)),
                  power_law(curve(rng, 0.999, 1.2, 0.3, 0.02))],
}
with open("tests/data/planning.json", "w", encoding="utf-8") as out:
    json.dump(document, out, indent=None, separators=(",", ":"))
    out.write("\n")
