"""What a Fovea adapter says of pictures, without Fovea.

    fovea-cli export ADAPTER --torchscript adapter.pt
    python3 torchscript.py adapter.pt PICTURE ...
"""
import sys

import numpy
import torch
from PIL import Image

adapter = torch.jit.load(sys.argv[1])
print("self-check: differs from Fovea by", adapter.self_check())
for path in sys.argv[2:]:
    picture = Image.open(path)
    picture = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    with torch.no_grad():
        answers = adapter(torch.from_numpy(numpy.array(picture)))
    print(path, dict(zip(adapter.classes, answers.tolist())))
