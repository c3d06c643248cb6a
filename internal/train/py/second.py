"""What the document says elsewhere: learns, from scores of networks that have not seen the article, how much the
labels of a stem's other occurrences should count. python3 second.py WORK DUMP [key=value…]"""
import sys, random
import numpy as np, torch
from data import *
from nets import *


def first_pass(s, em, trans, first):
    """Labels and their probabilities by the chain."""
    crf = CRF()
    with torch.no_grad():
        crf.trans.copy_(torch.tensor(trans)); crf.first.copy_(torch.tensor(first)); crf.ban.zero_(); crf.ban0.zero_()
    lab = np.zeros(len(s.doc), dtype=np.int64)
    for a, e in s.sents:
        if not np.isfinite(em[a]).all():
            continue
        y = crf.decode(torch.tensor(em[a:e]).unsqueeze(0), torch.ones(1, e - a, dtype=torch.bool))
        lab[a:e] = y[0].numpy()
    return lab


def evidence(s, lab, stem):
    """By token: for each type, how many other occurrences of the stem in the document have it (B or I), and none."""
    ev = np.zeros((len(lab), 2 * len(TYPES) + 1), dtype=np.float32)
    d0 = 0
    cut = np.flatnonzero(np.diff(s.doc)) + 1
    b = np.concatenate([[0], cut, [len(s.doc)]])
    for a, e in zip(b[:-1], b[1:]):
        by = {}
        for i in range(a, e):
            by.setdefault(stem[i], []).append(i)
        for idx in by.values():
            if len(idx) < 2 or len(idx) > 60:
                continue
            c = np.bincount(lab[idx], minlength=L)
            for i in idx:
                o = c.copy(); o[lab[i]] -= 1
                n = o.sum()
                ev[i, 0] = o[0] / n
                ev[i, 1:] = o[1:] / n
    return ev


def main():
    work, dump = sys.argv[1:3]
    torch.set_num_threads(1); torch.manual_seed(1)
    s = Set(work, 'train')
    stem = np.fromfile(f'{work}/train.stem', dtype='<u8')
    em = np.full((len(s.doc), L), np.nan, dtype=np.float32)
    for fold in range(5):
        z = np.load(f'{work}/{dump}.{fold}.npz')
        em[z['tok']] = z['em']
        trans, first = z['trans'], z['first']
    lab = first_pass(s, em, trans, first)
    base = Score()
    for a, e in s.sents:
        base.add(list(s.label[a:e]), lab[a:e].tolist())
    print('first pass ', base.table())
    ev = torch.tensor(evidence(s, lab, stem))
    emt = torch.tensor(em)
    total = Score()
    for fold in range(5):
        G = nn.Parameter(torch.zeros(ev.shape[1], L)); crf = CRF()
        with torch.no_grad():
            crf.trans.copy_(torch.tensor(trans).clamp(min=-50)); crf.first.copy_(torch.tensor(first).clamp(min=-50))
        o = torch.optim.Adam([G, crf.trans], lr=.02)
        tr = [x for x in s.sents if s.doc_of(x) % 5 != fold]
        rng = random.Random(1)
        for ep in range(4):
            for b in batches(s, tr, 6000, True, rng):
                B = Batch(s, b)
                idx = torch.tensor(np.maximum(B.tok, 0))
                e = emt[idx] + ev[idx] @ G
                loss = crf.loss(e, B.label, B.mask) / B.mask.sum() + 1e-5 * (G ** 2).sum()
                o.zero_grad(); loss.backward(); o.step()
        with torch.no_grad():
            for b in batches(s, [x for x in s.sents if s.doc_of(x) % 5 == fold], 6000, False, rng):
                B = Batch(s, b)
                idx = torch.tensor(np.maximum(B.tok, 0))
                y = crf.decode(emt[idx] + ev[idx] @ G, B.mask)
                for i, (a, e) in enumerate(b):
                    total.add(list(s.label[a:e]), y[i, :e - a].tolist())
    print('second pass', total.table())


if __name__ == '__main__':
    main()
