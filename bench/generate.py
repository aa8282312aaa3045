#!/usr/bin/env python3
"""Writes a made-up estate for measurements: N valid objects of mixed kinds, 2 to 3 KB each, in block style with
comments as people write them, in M files. The same arguments give the same bytes.

usage: generate.py FOLDER [--objects 50000] [--files 5000] [--seed 1]
"""
import argparse
import os
import random

from manifests import KINDS

WORDS = ("cart catalog checkout billing ledger refund invoice search ranking profile session gateway mailer notifier "
         "stock shipping tracking pricing discount coupon review rating wishlist media thumbnail export import report "
         "audit consent support chat feed banner campaign loyalty returns supplier warehouse picker courier").split()
TEAMS = "storefront payments logistics growth platform insight care content".split()


class Service:
    """The names and numbers that the objects of one service share."""

    def __init__(self, index, seed, objects):
        chance = random.Random(seed * 1_000_003 + index)
        self.chance = chance
        self.index = index
        # As many services as there are Secrets for sure.
        self.has_secret = index < objects // 20
        self.team = TEAMS[chance.randrange(len(TEAMS))]
        self.namespace = f"{self.team}-{chance.choice(('staging', 'production'))}"
        self.name = f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{index}"
        self.version = f"{chance.randrange(1, 9)}.{chance.randrange(40)}.{chance.randrange(20)}"
        self.port = chance.choice((8080, 8081, 8443, 9001, 9090))
        self.replicas = chance.randrange(2, 12)
        self.cpu = chance.choice((100, 150, 250, 500))
        self.memory = chance.choice((128, 256, 384, 512))

    def pick(self, values):
        return values[self.chance.randrange(len(values))]

    def digits(self, count):
        return "".join(str(self.chance.randrange(10)) for _ in range(count))

    def word(self):
        return self.pick(WORDS)


def kinds(count, chance):
    """The kinds of `count` objects, in the shares that KINDS gives."""
    names = list(KINDS)
    return chance.choices(names, weights=[KINDS[name][0] for name in names], k=count)


def write_estate(folder, objects, files, seed):
    """Returns the number of bytes written."""
    chosen = kinds(objects, random.Random(seed))
    # The n-th object of a kind belongs to service n: no name is there twice, and what an object names is there, since the
    # kinds that are named have the larger shares.
    seen = {}
    numbers = [seen.update({kind: seen.get(kind, -1) + 1}) or seen[kind] for kind in chosen]
    size = 0
    for number in range(files):
        first, last = number * objects // files, (number + 1) * objects // files
        texts = []
        for index in range(first, last):
            texts.append(KINDS[chosen[index]][1](Service(numbers[index], seed, objects)))
        team = TEAMS[number % len(TEAMS)]
        path = os.path.join(folder, team, f"{number // 500:02d}", f"{number:05d}-{WORDS[number % len(WORDS)]}.yaml")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        text = "---\n".join(texts)
        size += len(text)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
    return size


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--objects", type=int, default=50_000)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if os.path.exists(options.folder) and os.listdir(options.folder):
        parser.error(f"{options.folder} is not empty")
    size = write_estate(options.folder, options.objects, options.files, options.seed)
    print(f"{options.objects} objects in {options.files} files, {size / 1e6:.1f} MB, {size / options.objects / 1e3:.2f} KB an object")


if __name__ == "__main__":
    main()
