#!/usr/bin/env python3
"""The coefficients of io.foretell.lstm.kernel.Tanh: tanh(x) = x P(x²) / Q(x²) on [0, END].

Fits P and Q, of degree 4 in s = x² and with P(0) = Q(0) = 1, to the least maximum of the relative error: least squares on
P − g Q = 0, g = tanh(x) / x, weighted again and again towards the points where the error is largest (Lawson 1961).
Needs numpy (Debian: apt install python3-numpy).
"""
import numpy as np

END, DEGREE, POINTS, ROUNDS = 9.02, 4, 4000, 200

nodes = (1 - np.cos(np.pi * (np.arange(POINTS) + 0.5) / POINTS)) / 2
x = (END * nodes).astype(np.longdouble)
g = np.where(x > 1e-4, np.tanh(x) / x, 1 - x * x / 3)
s = (x / END) ** 2
powers = [s**k for k in range(1, DEGREE + 1)]
columns = np.array(powers + [-g * p for p in powers]).T

weight, q, best = np.ones(POINTS), np.ones(POINTS), (np.inf, None, None)
for _ in range(ROUNDS):
    scaled = (weight / (g * q)).astype(np.longdouble)
    matrix, right = (columns * scaled[:, None]).astype(float), ((g - 1) * scaled).astype(float)
    norms = np.linalg.norm(matrix, axis=0)
    found = np.linalg.lstsq(matrix / norms, right, rcond=None)[0] / norms
    p = 1 + sum(c * power for c, power in zip(found[:DEGREE], powers))
    q = 1 + sum(c * power for c, power in zip(found[DEGREE:], powers))
    error = np.abs(p / (q * g) - 1).astype(float)
    if error.max() < best[0]:
        best = (error.max(), found[:DEGREE], found[DEGREE:])
    weight = weight * (error / error.max() + 1e-3) ** 0.5
    weight /= weight.max()

print("relative error before rounding: %.1e" % best[0])
for name, found in zip("PQ", best[1:]):
    for k, c in enumerate(found, 1):
        print("%s%d = %sf" % (name, k, np.float32(c / END ** (2 * k))))
