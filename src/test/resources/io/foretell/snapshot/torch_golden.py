#!/usr/bin/env python3
"""Writes torch.safetensors and torch.json: a small nn.LSTM with an nn.Linear in our file format, and what PyTorch makes of five events.

Run with Debian's python3-torch: /usr/bin/python3 torch_golden.py (in this folder). The spec it belongs to is in TorchGoldenTest.
"""
import json
import struct

import torch

DENSE, INPUTS, HIDDEN, LAYERS, OUTPUTS, EVENTS = 2, 5, 3, 2, 2, 5
FINGERPRINT = [
    "features[0] = number value none",
    "features[1] = category type [a, b]",
    "target = number value none horizon 1",
    "lstm.hidden = 3",
    "lstm.layers = 2",
]


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = torch.nn.LSTM(INPUTS, HIDDEN, LAYERS)
        self.output = torch.nn.Linear(HIDDEN, OUTPUTS)


def write_safetensors(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        raw = struct.pack("<%df" % tensor.numel(), *tensor.flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


torch.manual_seed(20)
model = Model()
with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_(torch.randn(parameter.shape))

# nn.LSTM's names as they are, the linear layer's as the module's
tensors = {name.removeprefix("lstm."): p.detach() for name, p in model.named_parameters()}
write_safetensors("torch.safetensors", tensors, {
    "format": "pt",
    "foretell.format": "1",
    "foretell.version": "42",
    "foretell.fingerprint": json.dumps(FINGERPRINT),
    "foretell.statistics": "[]",
    "foretell.vocabularies": '[["a", "b"]]',
})

values = torch.randn(EVENTS)
places = [0, 1, 2, 1, 0]
x = torch.zeros(EVENTS, 1, INPUTS)
x[:, 0, 0] = values
for t, place in enumerate(places):
    x[t, 0, DENSE + place] = 1
with torch.no_grad():
    h, (h_last, c_last) = model.lstm(x)
    z = model.output(h)
with open("torch.json", "w") as out:
    json.dump({
        "values": values.tolist(),
        "places": places,
        "z": z[:, 0, :].tolist(),
        "h": h_last[:, 0, :].tolist(),
        "c": c_last[:, 0, :].tolist(),
    }, out, indent=1)
