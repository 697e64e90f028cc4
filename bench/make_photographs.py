#!/usr/bin/python3
"""make_photographs.py FOLDER [COUNT]: photographs of 4288 x 2848 pixels, as a fundus camera makes them (JPEG of about
3 MB, quality 90; soft waves with noise), for the figures of docs/performance.md. With --pillow FOLDER it decodes those
that are there instead, and says what that takes. Needs python3-numpy and python3-pil."""
import pathlib
import resource
import sys

import numpy
from PIL import Image

WIDTH, HEIGHT, NOISE = 4288, 2848, 8


def photograph(number):
    random = numpy.random.default_rng(number)
    x, y = numpy.linspace(0, 1, WIDTH), numpy.linspace(0, 1, HEIGHT)[:, None]
    colours = []
    for _ in range(3):
        fx, fy, phase = random.uniform(1, 9, 3)
        waves = 128 + 70 * numpy.sin(fx * x + fy * y + phase) + 30 * numpy.sin(7 * fy * x - 3 * fx * y)
        colours.append(waves.astype(numpy.float32) + NOISE * random.standard_normal(waves.shape, numpy.float32))
    return Image.fromarray(numpy.clip(numpy.stack(colours, axis=2), 0, 255).astype(numpy.uint8))


def main(arguments):
    if arguments[:1] == ["--pillow"]:
        files = sorted(pathlib.Path(arguments[1]).glob("*.jpg"))
        before = resource.getrusage(resource.RUSAGE_SELF)
        for file in files:
            Image.open(file).load()
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(f"{len(files)} decoded by Pillow: {used.ru_utime - before.ru_utime:.1f} s in the program, "
              f"{used.ru_stime - before.ru_stime:.1f} s in the system, {used.ru_maxrss / 1024:.0f} MB")
        return
    folder = pathlib.Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(int(arguments[1]) if len(arguments) > 1 else 100):
        photograph(number).save(folder / f"{number:03}.jpg", quality=90)


main(sys.argv[1:])
