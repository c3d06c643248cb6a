"""Labels the own sentences by the whole numbers of a model file, of what `-steps relabel` leaves in the work folder.
python3 relabel.py WORK OUT.labels"""
import sys
import numpy as np
from data import *
from nets import LEVELS, LANE
from adapt import Reader, DIM, WIDTH
from export import IntNet


def table(path):
    """The rows of a section."""
    p = np.arange(DIM)
    at = LANE * (2 * (p // 8) + p % 2) + p % 8 // 2
    raw = np.fromfile(path, dtype=np.uint8).reshape(-1, DIM).astype(np.int64) - 128
    full = np.zeros_like(raw)
    full[:, at] = raw
    return full


class FileNet(IntNet):
    """The network of a model file."""
    def __init__(self, work):
        self.rows, self.bag = table(f'{work}/from.net.rows'), table(f'{work}/from.net.keyrows')
        self.wide = np.fromfile(f'{work}/from.net.places', dtype='<i2').reshape(-1, L).astype(np.int64)
        r = Reader(f'{work}/from.net.weights')
        whole = lambda kind, *shape: r.read(kind, *shape).astype(np.int64)
        self.layers = []
        for _ in range(int(r.read('<i4'))):
            w = whole('<i4', DIM // LANE, WIDTH + 2)
            level = whole('<i2', DIM, DIM).T  # to, from
            self.layers.append(dict(weight=w[:, :WIDTH], bias=w[:, WIDTH], shift=w[:, WIDTH + 1], level=level, add=whole('<i4', DIM)))
        self.gate, self.least = whole('i1', DIM // 2 * LEVELS ** 2), int(r.read('<i4'))
        head = lambda: dict(w=whole('i1', L, DIM), bias=whole('<i4', L), mul=int(r.read('<i4')), down=int(r.read('<i4')))
        self.outer, self.inner = head(), head()
        self.trans, self.start = whole('<i4', L, L), whole('<i4', L)
        r.read('<i4')  # the unit of scores
        assert r.at == len(r.raw)

    def first(self, s, a, e):
        U, P = np.zeros((e - a, DIM), dtype=np.int64), np.zeros((e - a, L), dtype=np.int64)
        for i in range(a, e):
            k = slice(s.off[i], s.off[i + 1])
            U[i - a] = self.rows[s.word[i]] + self.bag[s.feat[k]].sum(0)
            P[i - a] = self.wide[s.place[k][s.place[k] >= 0]].sum(0)
        return U, P


class Again:
    """The sentences."""
    def __init__(self, work):
        r = lambda name: np.fromfile(f'{work}/again.{name}', dtype='<i4').astype(np.int64)
        self.word, self.want, self.off, self.feat, self.place, sent = r('word'), r('want') > 0, r('off'), r('feat'), r('place'), r('sent')
        b = np.concatenate([[0], np.flatnonzero(np.diff(sent)) + 1, [len(sent)]])
        self.sents = list(zip(b[:-1], b[1:]))


def main():
    work, out = sys.argv[1:3]
    s, net = Again(work), FileNet(work)
    letters = lambda v: ''.join(chr(97 + k) for k in v)
    with open(out, 'w') as f:
        for a, e in s.sents:
            for b in range(a, e, 256):
                E, I, want = net.forward(s, b, min(e, b + 256))
                y = net.decode(E, want)
                f.write(letters(y) + ' ' + letters(int(I[i].argmax()) if y[i] else 0 for i in range(len(y))) + '\n')


if __name__ == '__main__':
    main()
