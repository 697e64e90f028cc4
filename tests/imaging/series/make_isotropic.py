#!/usr/bin/env python3
"""Makes isotropic.json beside this script: a volume of thick slices in cubic voxels, by scipy's
map_coordinates (order 1), of the formula in test_resample.cpp. With scipy 1.10 and numpy 1.24.
"""
import json
import os

import numpy as np
from scipy.ndimage import map_coordinates

SIZE = (13, 11, 6)  # x, y, z
SPACING = (0.8, 0.7, 5.0)
z, y, x = np.mgrid[0:SIZE[2], 0:SIZE[1], 0:SIZE[0]].astype(float)
values = (100 * np.sin(0.9 * x + 0.4 * z) + 80 * np.cos(0.7 * y - 0.3 * x) + 15 * z).astype(np.float32)

cases = []
for cube in (0.7, 1.3):
    steps = [np.arange(int(np.floor((n - 1) * mm / cube + 1e-6)) + 1) * cube / mm for n, mm in zip(SIZE, SPACING)]
    at = np.meshgrid(steps[2], steps[1], steps[0], indexing="ij")
    made = map_coordinates(values.astype(float), at, order=1, mode="nearest")
    cases.append({"cubeMm": cube, "size": list(made.shape[::-1]), "values": [round(v, 5) for v in made.ravel()]})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "isotropic.json"), "w") as out:
    json.dump({"size": SIZE, "spacing": SPACING, "cases": cases}, out)
