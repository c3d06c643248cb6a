"""Turns a trained network of grouped layers into whole numbers, tests it so, and writes the sections of the model file.
python3 export.py WORK MODEL.pt KIND OUTDIR SET[:fold] …"""
import sys, random, os, struct
import numpy as np, torch
from data import *
from nets import *
from adapt import network

DIM = 64
TOP, SEEN = 10, 8  # bits of a state, and of what windows see of it: those of internal/model
FINE = 2           # bits behind the point of a state
WEIGHT = 4         # more bits behind the point of the weight of a level


class IntNet:
    """The network as internal/model computes it."""
    def __init__(self, net, work, sample, labels):
        sd = {k: v.detach().numpy().astype(np.float64) for k, v in net.state_dict().items()}
        self.sd = sd
        voc = Set(work, 'vocab')
        self.keys = np.fromfile(f'{work}/dict.bin', dtype='<u8')
        bag = sd['input.bag.weight']
        rows = sd['input.rows.weight'] if 'input.rows.weight' in sd else self.sums(net, sd, voc)
        self.s0 = max(np.percentile(np.abs(rows), 99.97), np.percentile(np.abs(bag), 99.97)) / 127
        q = lambda x, s, m=127: np.clip(np.rint(x / s), -m, m).astype(np.int64)
        self.rows, self.bag = q(rows, self.s0), q(bag, self.s0)
        self.voc = voc
        # sample states for the scales
        L_ = len(net.layers)
        states = [[] for _ in range(L_ + 1)]
        net.eval()
        with torch.no_grad():
            for b in batches(sample, sample.sents[:1500], 4000, False, random.Random(0)):
                B = Batch(sample, b)
                x = torch.relu(net.input(B)) * B.mask.unsqueeze(2)
                for i in range(L_ + 1):
                    states[i].append(x[B.mask].numpy())
                    if i < L_:
                        x = net.layers[i](x, B.mask)
        self.layers = [self.layer(sd, i) for i in range(L_)]
        last = np.concatenate(states[L_])
        print('states at the top', [float(np.mean(np.concatenate(x) > ((1 << TOP) - 1) * self.s0)) for x in states], 'of what windows see', [float(np.mean(np.concatenate(x) > ((1 << SEEN) - 1) * self.s0)) for x in states])
        sH = np.percentile(last.flatten()[:3000000], 99.95) / 127
        self.sH = sH
        out = sd['out.weight']; sO = np.abs(out).max() / 127
        self.unit = sO * sH
        n = lambda x: np.rint(x / self.unit).astype(np.int64)
        mul = int(round(self.s0 / sH * 2 ** (20 - FINE)))
        self.outer = dict(w=q(out, sO), bias=n(sd['out.bias']), mul=mul, down=20)
        inn = sd['inner.weight']; sI = np.abs(inn).max() / 127
        self.inner = dict(w=q(inn, sI), bias=np.rint(sd['inner.bias'] / (sI * sH)).astype(np.int64), mul=mul, down=20)
        self.trans = n(sd['crf.trans']); self.start = n(sd['crf.first'])
        self.wide = np.clip(n(sd['wide']), -32767, 32767)
        self.vocrow = None
        # plain words: common, and in no name of the annotated or machine-labelled text
        n, names = np.zeros(len(voc.vec)), np.zeros(len(voc.vec))
        for name, lab in (('train', None), ('own', None), ('plain', labels)):
            if name == 'plain' and lab is None:
                continue
            r = np.fromfile(f'{work}/{name}.row', dtype='<i4')
            y = np.fromfile(f'{work}/{name}.label', dtype='<i2') if lab is None else np.fromfile(f'{work}/{lab}.label', dtype='<i2')
            k = (r >= 0) & (y > -2)
            w = 1 if lab else 20
            n += w * np.bincount(r[k], minlength=len(n))
            names += w * np.bincount(r[k & (y != 0)], minlength=len(n))
        self.plain = (n >= 60) & (names <= n * .002)
        print('plain words', int(self.plain.sum()))
        print(f's0 {self.s0:.4f} unit {self.unit:.4f} shifts {[l["shift"].tolist() for l in self.layers]} clipped rows {np.mean(np.abs(rows) > 127 * self.s0):.5f}')

    def sums(self, net, sd, voc):
        """The rows of the words: sums of those of their features; the first is that of unknown words."""
        bag, vec = sd['input.bag.weight'], net.input.vec.numpy().astype(np.float64)
        proj, bias = sd['input.proj.weight'], sd['input.proj.bias']
        rows = np.zeros((len(voc.vec) + 1, DIM))
        rows[0] = bias
        for i in range(len(voc.vec)):
            rows[i + 1] = bias + bag[voc.feat[voc.off[i]:voc.off[i + 1]]].sum(0) + vec[voc.vec[i]] @ proj.T
        return rows

    def layer(self, sd, i):
        """A layer: weights of the windows by group, and what a level adds."""
        get = lambda n: sd[f'layers.{i}.{n}']
        step, off, win, mix = np.exp(get('step')), get('off'), get('win'), get('mix.weight')
        weight, bias, shift = [], [], []
        for g in range(DIM // LANE):
            for sh in range(16 - 3 - 1, -1, -1):
                w = np.rint(win[g] * self.s0 / step[g] * 2 ** sh).astype(np.int64)
                c = int(np.rint((off[g] + .5) * 2 ** sh))
                if np.abs(w).sum() * ((1 << SEEN) - 1) + abs(c) < 1 << 15:
                    break
            weight.append(w); bias.append(c); shift.append(sh)
        st, of = np.repeat(step, LANE), np.repeat(off, LANE)
        level = np.clip(np.rint(mix * st / self.s0 * 2 ** (FINE + WEIGHT)), -32767, 32767).astype(np.int64)  # to, from
        add = np.rint((get('mix.bias') - mix @ (of * st)) / self.s0 * 2 ** FINE).astype(np.int64)
        return dict(weight=np.array(weight), bias=np.array(bias), shift=np.array(shift), level=level, add=add)

    def forms(self, work):
        f = np.fromfile(f'{work}/vocab.bin', dtype='<u8')
        return f

    def first(self, s, a, e):
        """U of the tokens a to e, and the scores that places give."""
        T = e - a
        U = np.zeros((T, DIM), dtype=np.int64)
        P = np.zeros((T, L), dtype=np.int64)
        for i in range(T):
            f = s.feat[s.off[a + i]:s.off[a + i + 1]]
            row = s.vocrow[a + i]
            pl = s.place[f]
            if row >= 0:
                U[i] = self.rows[row + 1] + self.bag[f[~s.isword[f]]].sum(0)
            else:
                U[i] = self.rows[0] + self.bag[f].sum(0)
            P[i] = self.wide[pl[pl >= 0]].sum(0)
        return U, P

    def window(self, l, X):
        """The levels of a layer."""
        W = l['weight'].shape[1]; h = W // 2
        pad = np.zeros((len(X) + 2 * h, DIM), dtype=np.int64); pad[h:h + len(X)] = np.minimum((X + (1 << FINE >> 1)) >> FINE, (1 << SEEN) - 1)
        k = np.repeat(l['weight'], LANE, 0)
        D = sum(k[:, d] * pad[d:d + len(X)] for d in range(W)) + np.repeat(l['bias'], LANE)
        return np.clip(D >> np.repeat(l['shift'], LANE), 0, LEVELS - 1)

    def levels(self, U):
        """X before the last layer, and the levels of that."""
        X = np.clip(U, 0, (1 << TOP) - 1) << FINE
        for l in self.layers:
            Q = self.window(l, X)
            if l is self.layers[-1]:
                return X, Q
            X = self.mix(l, X, Q)

    def mix(self, l, X, Q):
        two = Q[:, 0::2, None] * l['level'].T[None, 0::2] + Q[:, 1::2, None] * l['level'].T[None, 1::2]  # token, pair, to
        return np.maximum(0, X + l['add'] + ((two + (1 << (WEIGHT - 1))) >> WEIGHT).sum(1))

    def pairs(self, Q):
        """The number of the levels of each two dimensions."""
        return Q[:, 0::2] + LEVELS * Q[:, 1::2] + np.arange(DIM // 2) * LEVELS ** 2

    def forward(self, s, a, e):
        """Scores of the labels of the tokens a to e, a sentence, and which may be of a name."""
        U, P = self.first(s, a, e)
        X, Q = self.levels(U)
        want = s.want[a:e] & (self.gate[self.pairs(Q)].sum(1) >= self.least)
        X = self.mix(self.layers[-1], X, Q)
        h = lambda d: np.minimum(127, (X * d['mul'] + (1 << (d['down'] - 1))) >> d['down']) @ d['w'].T + d['bias']
        return h(self.outer) + P, h(self.inner), want

    def open_gate(self, work, labels, tokens=400000, missed=2e-4):
        """Learns from the levels of the last layer which tokens are surely of no name: their labels need no scores.
        At most the part missed of the tokens of names is rejected, of a fifth of the sentences that it does not learn from."""
        torch.manual_seed(1)
        s = Set(work, 'plain')
        s.label = np.fromfile(f'{work}/{labels}.label', dtype='<i2').astype(np.int64)
        self.prepare(s, work)
        rng = random.Random(5)
        sents = [x for x in s.sents if s.label[x[0]] > -2 and x[1] - x[0] <= 256]
        rng.shuffle(sents)
        rows, names, test, n = [], [], [], 0
        for i, (a, e) in enumerate(sents):
            if n > tokens:
                break
            k = s.want[a:e]
            rows.append(self.pairs(self.levels(self.first(s, a, e)[0])[1])[k]); names.append(s.label[a:e][k])
            test.append(np.full(int(k.sum()), i % 5 == 0)); n += e - a
        rows, names, test = torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(names)), torch.from_numpy(np.concatenate(test))
        bag = nn.EmbeddingBag(DIM // 2 * LEVELS ** 2, 1, mode='sum'); nn.init.zeros_(bag.weight)
        bias = nn.Parameter(torch.zeros(1))
        opt = torch.optim.Adam([bag.weight, bias], lr=.02)
        learn = torch.nonzero(~test)[:, 0]
        for ep in range(6):
            for g in opt.param_groups:
                g['lr'] = .02 * .5 ** ep
            for idx in learn[torch.randperm(len(learn))].split(2000):
                z = bag(rows[idx])[:, 0] + bias
                loss = F.binary_cross_entropy_with_logits(z, (names[idx] != 0).float()) + 1e-6 * (bag.weight ** 2).sum()
                opt.zero_grad(); loss.backward(); opt.step()
        w = bag.weight.detach().numpy()[:, 0]
        self.gate = np.rint(w / (np.abs(w).max() / 127)).astype(np.int64)
        z = self.gate[rows.numpy()].sum(1)
        t, y = test.numpy(), names.numpy() > 0  # not those of which the networks are unsure
        self.least = int(np.sort(z[t & y])[int(missed * (t & y).sum())])
        print(f'gate: {len(rows)} tokens, {np.mean(z[t] < self.least):.3f} of others of the test rejected, {np.mean(z[t & y] < self.least):.5f} of those of names')


    def decode(self, E, want):
        T = len(E)
        NEVER = -(2 ** 29)
        ins = np.array([y > 0 and y % 2 == 0 for y in range(L)])
        M = self.trans.copy()
        for y in range(L):
            if ins[y]:
                for x in range(L):
                    if x not in (y, y - 1):
                        M[x, y] = NEVER * 2
        only = np.full(L, NEVER); only[0] = 0
        a = E[0] + self.start
        a[ins] = NEVER
        if not want[0]:
            a = only.copy()
        back = []
        for i in range(1, T):
            s = a[:, None] + M
            k = s.argmax(0)
            a = s[k, np.arange(L)] + E[i] if want[i] else only.copy()
            back.append(k)
        y = int(a.argmax()); out = [y]
        for k in reversed(back):
            y = int(k[y]); out.append(y)
        return out[::-1]

    def prepare(self, s, work):
        """Rows of the vocabulary for the tokens of a set, by the feature of their stem."""
        t = (self.keys >> np.uint64(56)).astype(int)
        s.isword = np.isin(t, (1, 3, 4, 7, 8))
        stem_of = {}
        v = self.voc
        # vocabulary word by (vector, features): the stem's form is not in the set, so go by file
        s.vocrow = np.fromfile(f'{work}/{s.name}.row', dtype='<i4')
        plain = np.concatenate([self.plain, [False]])
        s.want = ~plain[s.vocrow]
        # a word in a phrase of the lists is none
        ph = np.isin(t, (9, 10, 11))[s.feat]
        row = np.repeat(np.arange(len(s.doc)), np.diff(s.off))
        s.want[row[ph]] = True

    def test(self, s, sents, out=None):
        sc = Score()
        for a, e in sents:
            ys = []
            for b in range(a, e, 256):
                E, I, want = self.forward(s, b, min(e, b + 256))
                y = self.decode(E, want)
                ys += y
                if out is not None:
                    out.append((b, y, [int(I[i].argmax()) if y[i] else 0 for i in range(len(y))]))
            sc.add(list(s.label[a:e]), ys)
        return sc

    def write(self, d, work):
        os.makedirs(d, exist_ok=True)
        # bytes of a row: those of the first four dimensions alternate with those of the next four, each 128 more than it is
        p = np.arange(DIM)
        at = LANE * (2 * (p // 8) + p % 2) + p % 8 // 2
        line = lambda r: (r[:, at] + 128).astype(np.uint8)
        line(self.rows).tofile(f'{d}/net.rows')
        pl = Set.__new__(Set)
        t = (self.keys >> np.uint64(56)).astype(int)
        idx = np.flatnonzero(np.isin(t, PLACE))
        rest = np.flatnonzero(~np.isin(t, PLACE))
        # stems of the vocabulary have their rows summed: their own rows are not needed
        forms = set((self.forms(work) & np.uint64((1 << 56) - 1)).tolist())
        use = [i for i in rest if not (t[i] == 1 and int(self.keys[i]) & ((1 << 56) - 1) in forms) and np.abs(self.bag[i]).max() > 0]
        order = np.concatenate([idx, np.array(use, dtype=np.int64)])
        line(self.bag[order]).tofile(f'{d}/net.keyrows')
        self.keys[order].tofile(f'{d}/keys')
        np.array([len(idx)], dtype='<i4').tofile(f'{d}/nplaces')
        self.plain.astype(np.int8).tofile(f'{d}/plain')
        self.wide.astype('<i2').tofile(f'{d}/net.places')
        w = bytearray()
        i4 = lambda x: w.extend(np.asarray(x, dtype='<i4').tobytes())
        i4([len(self.layers)])
        for l in self.layers:
            for g in range(DIM // LANE):
                i4(l['weight'][g]); i4([l['bias'][g], l['shift'][g]])
            w.extend(l['level'].T.astype('<i2').tobytes()); i4(l['add'])
        w.extend(self.gate.astype(np.int8).tobytes()); i4(self.least)
        for h in (self.outer, self.inner):
            w.extend(h['w'].astype(np.int8).tobytes()); i4(h['bias']); i4([h['mul'], h['down']])
        i4(self.trans); i4(self.start); i4([round(self.unit * (1 << 24))])
        open(f'{d}/net.weights', 'wb').write(w)


def main():
    work, model, kind, out = sys.argv[1:5]
    torch.set_num_threads(1)
    train = Set(work, 'train')
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    if kind == 'adapt':
        net = network(work, train.nplace, train.place)
    else:
        net = Net(nfeat, vectors(f'{work}/vec.vec'), kind, DIM, 128, nplace=train.nplace)
    net.load_state_dict(torch.load(model), strict=False)
    q = IntNet(net, work, train, os.environ.get('LABELS'))
    q.open_gate(work, os.environ['LABELS'])
    for spec in sys.argv[5:]:
        name, _, fold = spec.partition(':')
        s = Set(work, name)
        q.prepare(s, work)
        sents = [x for x in s.sents if not fold or s.doc_of(x) % 5 == int(fold)]
        labels = []
        print(spec, q.test(s, sents, labels).table(), flush=True)
        if name == 'own':
            # what internal/model must give for each own sentence: a letter a token, of the outer and of the inner label
            letters = lambda v: ''.join(chr(97 + k) for k in v)
            os.makedirs(out, exist_ok=True)
            with open(f'{out}/own.labels', 'w') as f:
                for _, y, z in labels:
                    f.write(letters(y) + ' ' + letters(z) + '\n')
    q.write(out, work)


if __name__ == '__main__':
    main()
