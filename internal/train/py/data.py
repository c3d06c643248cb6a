"""Data sets as `go run ./internal/train dump` writes them: flat arrays by token."""
import numpy as np
import torch

TYPES = ['PERSON', 'OCC', 'NORP', 'GPE', 'LOC', 'FAC', 'ORG', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LAW', 'LANGUAGE']
LABELS = ['O'] + [p + t for t in TYPES for p in ('B-', 'I-')]
L = len(LABELS)


# Templates of features.go by family.
FAMILIES = {'word': (1,), 'affixes': (3, 4), 'clitics': (5, 6), 'shape': (7,), 'lists': (8,), 'phrases': (9, 10, 11), 'quotes': (12,), 'block': (13,)}

WORD = (1, 3, 4, 7, 8)  # templates that tell of the word alone: summed beforehand for those of the vocabulary
PLACE = (5, 6, 9, 10, 11, 12, 13, 14)  # templates of features.go that tell of the place of a word: tConj, tPrep, …


class Set:
    def __init__(self, work, name):
        keys = np.fromfile(f'{work}/dict.bin', dtype='<u8')
        t = (keys >> np.uint64(56)).astype(int)
        self.place = np.full(len(keys), -1, dtype=np.int64)
        idx = np.flatnonzero(np.isin(t, PLACE))
        self.place[idx] = np.arange(len(idx))
        self.nplace = len(idx)
        r = lambda k, t: np.fromfile(f'{work}/{name}.{k}', dtype=t)
        self.name, self.allow = name, None
        self.doc, self.sent, self.vec = r('doc', '<i4'), r('sent', '<i4'), r('vec', '<i4')
        self.label, self.inner = r('label', '<i2').astype(np.int64), r('inner', '<i2').astype(np.int64)
        self.off, self.feat = r('off', '<i4').astype(np.int64), r('feat', '<i4').astype(np.int64)
        self.start, self.end = r('start', '<i4'), r('end', '<i4')
        self.row = r('row', '<i4')  # of the vocabulary, or -1
        self.isword = np.isin(t, WORD)
        self.docs = [d.split('\t') for d in open(f'{work}/{name}.docs', encoding='utf8').read().split('\n')]
        # sentences as ranges of tokens
        cut = np.flatnonzero(np.diff(self.sent)) + 1
        b = np.concatenate([[0], cut, [len(self.sent)]])
        self.sents = [(int(a), int(e)) for a, e in zip(b[:-1], b[1:]) if e > a]
        if name in ('train', 'news', 'own', 'plain'):
            for x in (self.label, self.inner):
                lawful(x, self.sents)

    def doc_of(self, s):
        return int(self.doc[s[0]])

    def without(self, work, families):
        """Takes families of features away, to see what each brings."""
        t = (np.fromfile(f'{work}/dict.bin', dtype='<u8') >> np.uint64(56)).astype(int)
        drop = np.isin(t, [x for f in families for x in FAMILIES[f]])
        keep = ~drop[self.feat]
        self.off = np.concatenate([[0], np.cumsum(keep)])[self.off]
        self.feat = self.feat[keep]


def lawful(x, sents):
    """Opens a label inside a name that has no beginning (two names in one written token)."""
    for a, e in sents:
        p = 0
        for i in range(a, e):
            l = x[i]
            if l > 0 and l % 2 == 0 and p not in (l, l - 1, -1):
                x[i] = -1
            p = x[i]


def vectors(path):
    with open(path, encoding='utf8') as f:
        n, d = map(int, f.readline().split())
        m = np.zeros((n + 1, d), dtype=np.float32)
        for i, line in enumerate(f):
            m[i] = np.array(line.rstrip().rsplit(' ', d)[1:], dtype=np.float32)
    m[:n] /= np.maximum(np.linalg.norm(m[:n], axis=1, keepdims=True), 1e-6) / 2.0
    return torch.from_numpy(m)


def batches(s, sents, size, shuffle, rng, maxlen=150):
    """Groups of sentences of like length, up to size tokens."""
    parts = []
    for a, e in sents:
        while e - a > maxlen:
            parts.append((a, a + maxlen)); a += maxlen
        parts.append((a, e))
    order = sorted(range(len(parts)), key=lambda i: (parts[i][1] - parts[i][0]) + (rng.random() * 3 if shuffle else 0))
    out, cur, longest = [], [], 0
    for i in order:
        n = parts[i][1] - parts[i][0]
        if cur and max(longest, n) * (len(cur) + 1) > size:
            out.append(cur); cur, longest = [], 0
        cur.append(parts[i]); longest = max(longest, n)
    if cur:
        out.append(cur)
    if shuffle:
        rng.shuffle(out)
    return out


class Batch:
    """Sentences of a set, padded to one length."""
    def __init__(self, s, sents):
        T = max(e - a for a, e in sents)
        B = len(sents)
        self.mask = torch.zeros(B, T, dtype=torch.bool)
        self.label = torch.zeros(B, T, dtype=torch.long)
        self.inner = torch.full((B, T), -1, dtype=torch.long)
        self.vec = torch.full((B, T), -1, dtype=torch.long)
        self.row = torch.full((B, T), -1, dtype=torch.long)
        tok = np.full((B, T), -1, dtype=np.int64)
        feats, offs, n = [], [], 0
        for b, (a, e) in enumerate(sents):
            k = e - a
            tok[b, :k] = np.arange(a, e)
            self.mask[b, :k] = True
            self.label[b, :k] = torch.from_numpy(s.label[a:e])
            if s.allow is None and s.label[a] > 0 and s.label[a] % 2 == 0:
                self.label[b, 0] = -1
            self.inner[b, :k] = torch.from_numpy(s.inner[a:e])
            self.vec[b, :k] = torch.from_numpy(s.vec[a:e].astype(np.int64))
            self.row[b, :k] = torch.from_numpy(s.row[a:e].astype(np.int64))
            o = s.off[a:e + 1]
            feats.append(s.feat[o[0]:o[-1]])
            offs.append(o[:-1] - o[0] + n)
            n += o[-1] - o[0]
        self.tok = tok
        self.allow = None if s.allow is None else s.allow[self.label.clamp(min=0)]
        f, o = np.concatenate(feats), np.concatenate(offs)
        self.feats = torch.from_numpy(f)
        self.offs = torch.from_numpy(o)
        self.isword = torch.from_numpy(s.isword[f])
        p = s.place[f]
        keep = p >= 0
        self.places = torch.from_numpy(p[keep])
        self.place_offs = torch.from_numpy(np.concatenate([[0], np.cumsum(keep)])[o])
        self.T, self.B = T, B


def spans(seq, lo=0):
    """Spans (first, last + 1, type) of a sequence of labels."""
    out, i = [], 0
    n = len(seq)
    while i < n:
        l = seq[i]
        if l > 0:
            t = (l - 1) // 2
            j = i + 1
            while j < n and seq[j] == 2 + 2 * t:
                j += 1
            out.append((lo + i, lo + j, t))
            i = j
        else:
            i += 1
    return out


def gold_spans(seq):
    out, i, n = [], 0, len(seq)
    while i < n:
        l = seq[i]
        if l > 0 and l % 2 == 1:
            t = (l - 1) // 2
            j = i + 1
            while j < n and seq[j] == 2 + 2 * t:
                j += 1
            out.append((i, j, t)); i = j
        else:
            i += 1
    return out


class Score:
    def __init__(self):
        self.tp, self.p, self.g = np.zeros(len(TYPES)), np.zeros(len(TYPES)), np.zeros(len(TYPES))
        self.err = {}

    def add(self, gold, pred):
        g = set(gold_spans(gold))
        for x in g:
            self.g[x[2]] += 1
        for a, e, t in spans(pred):
            if (a, e, t) in g:
                self.tp[t] += 1; self.p[t] += 1
            elif all(gold[i] == -1 for i in range(a, e)):
                pass
            else:
                self.p[t] += 1

    def f(self, idx=None):
        idx = range(len(TYPES)) if idx is None else idx
        tp, p, g = (sum(x[i] for i in idx) for x in (self.tp, self.p, self.g))
        return 200 * tp / max(1, p + g)

    def table(self):
        core = [TYPES.index(t) for t in ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC')]
        return f'F {self.f():.2f} core {self.f(core):.2f} ' + ' '.join(f'{t[:6]} {200*self.tp[i]/max(1,self.p[i]+self.g[i]):.1f}/{int(self.g[i])}' for i, t in enumerate(TYPES))
