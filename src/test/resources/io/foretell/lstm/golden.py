#!/usr/bin/env python3
"""Golden vectors for io.foretell.lstm: what PyTorch's nn.LSTM, autograd and optimizers make of small models.

Made with PyTorch 1.13 (Debian: apt install python3-torch); prints golden.json:

    ./golden.py > golden.json

Everything runs in doubles on inputs that floats hold exactly. Arrays are flat, row after row. A target is null where it does not
count. PyTorch's second bias (bias_hh) only ever acts as a sum with the first: it stays 0 and is not trained.
"""
import copy
import json
import math

import torch

torch.set_default_dtype(torch.float64)
POSITIONS, WINDOWS, BURN_IN = 7, 3, 2
STEPS, CLIP_NORM = 10, 0.5
OPTIMIZERS = {
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
}
# output, size (outputs; horizon of a Gaussian), dense, active, inputs, hidden, layers
CASES = [
    ("sigmoid", 1, 3, 0, 3, 5, 1),
    ("sigmoid", 4, 2, 2, 7, 4, 2),
    ("softmax", 5, 0, 1, 6, 5, 1),
    ("softmax", 3, 3, 1, 6, 4, 2),
    ("gaussian", 1, 3, 0, 3, 6, 1),
    ("gaussian", 3, 2, 1, 5, 4, 2),
]


def as_float(tensor):
    """Rounded to what a float holds."""
    return tensor.float().double()


class Model(torch.nn.Module):
    def __init__(self, case):
        super().__init__()
        output, size, _, _, inputs, hidden, layers = case
        self.lstm = torch.nn.LSTM(inputs, hidden, layers)
        self.head = torch.nn.Linear(hidden, 2 * size if output == "gaussian" else size)
        with torch.no_grad():
            for name, p in self.named_parameters():
                p.copy_(as_float(torch.zeros_like(p) if "bias_hh" in name else 0.6 * torch.randn_like(p)))
            if output == "gaussian" and size > 1:
                self.head.bias[-1] = 14.0  # a log variance beyond its limit
        for name, p in self.named_parameters():
            p.requires_grad_("bias_hh" not in name)

    def trained(self):
        return {n: p for n, p in self.named_parameters() if p.requires_grad}

    def forward(self, x, state):
        """z (T, B, K); no gradient through the burn-in."""
        with torch.no_grad():
            before, state = self.lstm(x[:BURN_IN], state)
        after, _ = self.lstm(x[BURN_IN:], state)
        return self.head(torch.cat([before, after]))


def loss(case, z, outputs, targets):
    """(summed loss, count) of the targets that count, after the burn-in."""
    output, size = case[:2]
    total, count = 0.0, 0
    for t in range(BURN_IN, POSITIONS):
        for b in range(WINDOWS):
            for slot in range(size if output == "gaussian" else 1):
                y = targets[t, b, slot]
                if torch.isnan(y):
                    continue
                k = outputs[t, b, slot].item()
                if output == "sigmoid":
                    part = torch.nn.functional.binary_cross_entropy_with_logits(z[t, b, k], y)
                elif output == "softmax":
                    part = torch.nn.functional.cross_entropy(z[t, b][None], torch.tensor([k]))
                else:
                    variance = torch.exp(torch.clamp(z[t, b, size + slot], -10, 10))
                    part = torch.nn.functional.gaussian_nll_loss(z[t, b, slot], y, variance, full=True, eps=0)
                total, count = total + part, count + 1
    return total, count


def flat(tensor):
    return [None if math.isnan(v) else float("%.12g" % v) for v in tensor.detach().reshape(-1).tolist()]


def by_name(model, value):
    return {name: flat(value(p)) for name, p in model.trained().items()}


def train(case, model, make, data):
    x, state, outputs, targets = data
    optimizer = make(model.trained().values())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        total, count = loss(case, model(x, state), outputs, targets)
        (total / count).backward()
        torch.nn.utils.clip_grad_norm_(model.trained().values(), CLIP_NORM)
        optimizer.step()
        losses.append(total.item())
    return {"losses": losses, "parameters": by_name(model, lambda p: p)}


def inputs(case):
    _, _, dense, active, width, hidden, layers = case
    x = torch.zeros(POSITIONS, WINDOWS, width)
    x[:, :, :dense] = as_float(torch.randn(POSITIONS, WINDOWS, dense))
    for t in range(POSITIONS):
        for b in range(WINDOWS):
            x[t, b, dense + torch.randperm(width - dense)[:active]] = 1
    h, c = (as_float(torch.tanh(torch.randn(layers, WINDOWS, hidden))) for _ in range(2))
    return x, (h, c)


def answers(case):
    output, size = case[:2]
    slots = size if output == "gaussian" else 1
    outputs = torch.randint(size, (POSITIONS, WINDOWS, slots))
    if output == "gaussian":
        targets = as_float(torch.randn(POSITIONS, WINDOWS, slots))
    else:
        targets = torch.randint(2, (POSITIONS, WINDOWS, slots)).double()
    targets[torch.rand(POSITIONS, WINDOWS, slots) < 0.2] = math.nan
    return outputs, targets


def golden(case):
    model = Model(case)
    x, state = inputs(case)
    outputs, targets = answers(case)
    z = model(x, state)
    total, count = loss(case, z, outputs, targets)
    before = by_name(model, lambda p: p)
    fresh = copy.deepcopy(model)
    (total / count).backward()
    names = ["output", "size", "dense", "active", "inputs", "hidden", "layers"]
    return {
        **dict(zip(names, case)),
        "positions": POSITIONS, "windows": WINDOWS, "burnIn": BURN_IN, "clipNorm": CLIP_NORM,
        "x": flat(x), "h": flat(state[0]), "C": flat(state[1]),
        "outputs": outputs.reshape(-1).tolist(), "targets": flat(targets),
        "parameters": before,
        "z": flat(z), "loss": total.item(), "count": count,
        "gradient": by_name(model, lambda p: p.grad),
        "training": {
            name: train(case, copy.deepcopy(fresh), make, (x, state, outputs, targets))
            for name, make in OPTIMIZERS.items()
        },
    }


if __name__ == "__main__":
    torch.manual_seed(1)
    print("[" + ",\n".join(json.dumps(golden(case)) for case in CASES) + "]")
