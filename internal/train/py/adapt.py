"""The network of a model file as one that learns on: its whole numbers as weights, a row for each word of the vocabulary
in place of the sum of the rows of its features. Made of what `-steps unpack` leaves in the work folder."""
import numpy as np, torch
from torch import nn
from data import *
from nets import *

DIM = 64
FINE, WEIGHT, WIDTH = 2, 4, 7  # those of export.py
UNIT = .03                     # what one of the whole numbers of a row is worth here


class RowInput(nn.Module):
    """Sum of the row of a word and of the rows of the features of its place; of a word without a row, of all features."""
    def __init__(self, rows, bag, drop):
        super().__init__()
        self.rows = nn.Embedding(len(rows), DIM, sparse=True)  # row 0 is that of unknown words
        self.rows.weight.data = torch.from_numpy(rows)
        self.bag = nn.EmbeddingBag(len(bag), DIM, mode='sum', sparse=True)
        self.bag.weight.data = torch.from_numpy(bag)
        self.drop = drop  # part of the words that are taken for unknown ones, so that their features learn, too

    def forward(self, b, hide=None):
        row = b.row + 1
        if self.training and self.drop:
            row = torch.where(torch.rand(row.shape) < self.drop, torch.zeros_like(row), row)
        known = row[b.mask] > 0
        count = b.offs[1:] - b.offs[:-1]
        known = known.repeat_interleave(torch.cat([count, torch.tensor([len(b.feats) - int(b.offs[-1])])]))
        x = self.bag(b.feats, b.offs, per_sample_weights=(~(known & b.isword)).float())
        full = torch.zeros(b.B, b.T, DIM)
        full[b.mask] = x
        return full + self.rows(row) * b.mask.unsqueeze(2)


class Reader:
    """Numbers of net.weights."""
    def __init__(self, path):
        self.raw, self.at = open(path, 'rb').read(), 0

    def read(self, kind, *shape):
        n = int(np.prod(shape)) if shape else 1
        v = np.frombuffer(self.raw, dtype=kind, count=n, offset=self.at).astype(np.float64)
        self.at += n * np.dtype(kind).itemsize
        return v.reshape(shape) if shape else float(v[0])


def table(path, rows):
    """The rows of a section, in the order asked for; zeros for those that it lacks."""
    p = np.arange(DIM)
    at = LANE * (2 * (p // 8) + p % 2) + p % 8 // 2
    raw = np.fromfile(path, dtype=np.uint8).reshape(-1, DIM).astype(np.float32) - 128
    full = np.zeros_like(raw)
    full[:, at] = raw
    out = np.zeros((len(rows), DIM), dtype=np.float32)
    out[rows >= 0] = full[rows[rows >= 0]] * UNIT
    return out


def network(work, nplace, place, drop=.1):
    """The network of the model file."""
    words = np.fromfile(f'{work}/from.words', dtype='<i4')
    feats = np.fromfile(f'{work}/from.features', dtype='<i4')
    bag = table(f'{work}/from.net.keyrows', feats)
    rows = table(f'{work}/from.net.rows', np.concatenate([[0], words]))
    if (words < 0).any():  # new words begin as the sums of their features
        voc = Set(work, 'vocab')
        for i in np.flatnonzero(words < 0):
            rows[i + 1] = rows[0] + bag[voc.feat[voc.off[i]:voc.off[i + 1]]].sum(0)
    r = Reader(f'{work}/from.net.weights')
    n = int(r.read('<i4'))
    net = Net(1, torch.zeros(1, 1), f'grp{n}w{WIDTH}', DIM, nplace=nplace)
    net.input = RowInput(rows, bag, drop)
    t32 = lambda x: torch.from_numpy(np.asarray(x, dtype=np.float32))
    with torch.no_grad():
        for l in net.layers:
            w = r.read('<i4', DIM // LANE, WIDTH + 2)
            win, bias, shift = w[:, :WIDTH], w[:, WIDTH], w[:, WIDTH + 1]
            one = 2 ** shift
            step = .9 * UNIT * one / np.abs(win).max(1)  # the greatest weight of each window is 0.9
            l.win.data = t32(win * (step / UNIT / one)[:, None])
            l.step.data, l.off.data = t32(np.log(step)), t32(bias / one - .5)
            level = r.read('<i2', DIM, DIM).T  # to, from
            add = r.read('<i4', DIM)
            st, of = np.repeat(step, LANE), np.repeat(bias / one - .5, LANE)
            mix = level * UNIT / 2 ** (FINE + WEIGHT) / st
            l.mix.weight.data = t32(mix)
            l.mix.bias.data = t32(add * UNIT / 2 ** FINE + mix @ (of * st))
            l.ready.fill_(1)
        r.read('i1', DIM // 2 * LEVELS ** 2), r.read('<i4')  # the gate learns anew
        heads = []
        for _ in range(2):
            heads.append((r.read('i1', L, DIM), r.read('<i4', L), r.read('<i4'), r.read('<i4')))
        trans, first = r.read('<i4', L, L), r.read('<i4', L)
        unit = r.read('<i4') / (1 << 24)
        assert r.at == len(r.raw)
        for (w, bias, mul, down), head in zip(heads, (net.out, net.inner)):
            seen = UNIT / (mul / 2 ** (down - FINE))  # worth of one of 127 that a head sees of a state
            head.weight.data, head.bias.data = t32(w * unit / seen), t32(bias * unit)
        net.crf.trans.data, net.crf.first.data = t32(trans * unit), t32(first * unit)
        wide = np.fromfile(f'{work}/from.net.places', dtype='<i2').reshape(-1, L)
        f = feats[place >= 0]  # features of the place, in their order
        w = np.zeros((nplace, L), dtype=np.float32)
        w[f >= 0] = wide[f[f >= 0]] * unit
        net.wide.data = torch.from_numpy(w)
    return net

