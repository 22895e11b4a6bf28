"""Checks that time grows with the input and no faster: linear.py PROGRAM. Prints a line for each kind of input, its
name behind 0 or 1 for good or bad, and the seconds that it rests on.

A kind of text comes in short papers and again in long ones, as many bytes in all; a kind of corpus comes small, and
again eight times as large. Times are those of the processor; what took long is measured anew, for others use it, too.
"""
import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SHORT, LONG, TOTAL = 4000, 60000, 240000  # bytes of texts; a paper is searched up to 64 KiB
FEW, FACTOR = 5000, 8                      # papers of a corpus
SLOWER, NOTHING = 6.0, 0.05               # how much more a byte may cost; seconds that are not worth a word
ROUNDS = 3

chance = random.Random(20240229)
names = [line.split("\t")[0] for path in sorted(Path("dictionaries").glob("*.tsv"))
         for line in path.read_text().splitlines() if not line.startswith("#")]


def name():
    return chance.choice(names)


def prefix():
    words = name().split()
    return " ".join(words[:-1]) if len(words) > 1 else words[0][:-1]


def new_name():
    return f"N{chance.randrange(10**6)}et"


TEXTS = {
    "names": lambda: name() + " ",
    "list of names": lambda: name() + ", ",
    "names joined": lambda: name() + "-",
    "beginnings of names": lambda: prefix() + " ",
    "new names": lambda: f"We introduce {new_name()}, a model. ",
    "list of new names": lambda: f"we propose {new_name()}, ",
    "definitions": lambda: f"Novel Kind {chance.randrange(10**6)} Thing (NKT{chance.randrange(10**6)}) ",
    "one definition": lambda: "Alpha Beta Gamma (ABG) ",
    "definitions left open": lambda: "Alpha Beta (AB ",
    "brackets": lambda: "()",
    "brackets left open": lambda: "(",
    "lists left open": lambda: "models (such as ",
    "hyphens": lambda: "-",
    "letters and hyphens": lambda: "A-",
    "letters": lambda: "A ",
    "capitals": lambda: "A",
    "camel case": lambda: "AaBb",
    "full stops": lambda: ".",
    "ends of sentences": lambda: "A. ",
    "slashes": lambda: "http:/",
    "formulas": lambda: "$A^2$ ",
    "markup left open": lambda: "\\emph{",
    "statements": lambda: "we propose ",
    "statements on names": lambda: f"We propose {name()}, ",
    "uses of names": lambda: "We use BERT on ImageNet. ",
    "names compared": lambda: f"{name()} outperforms {name()} on MMLU. ",
    "one name": lambda: "BERT ",
    "marks on letters": lambda: "a\u0301",
    "Chinese statements": lambda: "我们提出",
    "Chinese names compared": lambda: "在 GSM8K 上，GPT-4 优于 PaLM。",
    "Chinese definitions": lambda: "模型（MX）",
    "Chinese brackets left open": lambda: "模型（",
    "Chinese list": lambda: "甲、",
    "Chinese quotes left open": lambda: "提出“",
}


def text(piece, size):
    pieces = []
    while size > 0:
        pieces.append(piece())
        size -= len(pieces[-1].encode())
    return "".join(pieces)


def texts(piece, size):
    for number in range(TOTAL // size):
        yield {"id": f"2401.{number:05}", "title": f"Paper {number}", "abstract": text(piece, size)}


CORPORA = {
    "papers of one word": lambda number: {"id": str(number), "title": "A", "abstract": "a"},
    "one paper again and again": lambda number: {"id": "1", "title": "A", "abstract": f"a {number}"},
    "a new name a paper": lambda number: {"id": str(number), "title": f"Nam{number}et: a model", "abstract": "a"},
    "the same new name": lambda number: {"id": str(number), "title": "Nam1et: a model", "abstract": "We use Nam1et."},
}


def write(path, papers):
    with open(path, "w") as file:
        file.writelines(json.dumps(paper, ensure_ascii=False) + "\n" for paper in papers)


def seconds(program, path):
    """Of the processor; that nothing is found is fine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([program, "-q", "-j1", path, "-f", "jsonl"], stdout=subprocess.DEVNULL)
    assert run.returncode in (0, 1), f"status {run.returncode}"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(*measure):
    return min(seconds(*measure) for _ in range(ROUNDS))


def judge(kind, easy, hard):
    """Whether `hard`, a function, takes hardly more seconds than `easy`."""
    bound = NOTHING + SLOWER * easy
    took = hard()
    for _ in range(ROUNDS):
        took = min(took, hard()) if took > bound else took
    print(f"{int(took > bound)}\t{kind}\t{took:.3f} s, where {easy:.3f} s is easy", flush=True)


def main(program, folder):
    easy, hard = f"{folder}/easy.jsonl", f"{folder}/hard.jsonl"
    write(easy, [{"id": "1", "title": "A", "abstract": "a"}])
    start = min(least(program, easy) for _ in range(ROUNDS))  # were it too high, what is easy would seem to be nothing
    for kind, piece in TEXTS.items():
        write(easy, texts(piece, SHORT))
        write(hard, texts(piece, LONG))
        judge(kind, max(least(program, easy) - start, 0), lambda: seconds(program, hard) - start)
    for kind, paper in CORPORA.items():
        write(easy, map(paper, range(FEW)))
        write(hard, map(paper, range(FEW * FACTOR)))
        judge(kind, max(least(program, easy) - start, 0) * FACTOR, lambda: seconds(program, hard) - start)


with tempfile.TemporaryDirectory() as scratch:
    main(sys.argv[1], scratch)
