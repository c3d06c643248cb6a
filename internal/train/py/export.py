"""Turns a trained separable network into whole numbers, tests it so, and writes the sections of the model file.
python3 export.py WORK MODEL.pt KIND OUTDIR SET[:fold] …"""
import sys, random, os, struct
import numpy as np, torch
from data import *
from nets import *

DIM = 63


class IntNet:
    """The network as internal/model computes it."""
    def __init__(self, net, work, sample, labels):
        sd = {k: v.detach().numpy().astype(np.float64) for k, v in net.state_dict().items()}
        self.sd = sd
        voc = Set(work, 'vocab')
        self.keys = np.fromfile(f'{work}/dict.bin', dtype='<u8')
        bag = sd['input.bag.weight']
        vec = net.input.vec.numpy().astype(np.float64)
        proj, bias = sd['input.proj.weight'], sd['input.proj.bias']
        rows = np.zeros((len(voc.vec) + 1, DIM))
        rows[0] = bias
        for i in range(len(voc.vec)):
            rows[i + 1] = bias + bag[voc.feat[voc.off[i]:voc.off[i + 1]]].sum(0) + vec[voc.vec[i]] @ proj.T
        self.s0 = max(np.percentile(np.abs(rows), 99.97), np.percentile(np.abs(bag), 99.97)) / 127
        q = lambda x, s, m=127: np.clip(np.rint(x / s), -m, m).astype(np.int64)
        self.rows, self.bag = q(rows, self.s0), q(bag, self.s0)
        self.voc = voc
        # sample activations for the scales
        L_ = len(net.layers)
        acts = [[] for _ in range(L_)]; last = []
        net.eval()
        with torch.no_grad():
            for b in batches(sample, sample.sents[:1500], 4000, False, random.Random(0)):
                B = Batch(sample, b)
                x = torch.relu(net.input(B)) * B.mask.unsqueeze(2)
                for i, l in enumerate(net.layers):
                    w = l.win((x * B.mask.unsqueeze(2)).transpose(1, 2)).transpose(1, 2)
                    acts[i].append(w[B.mask].abs().flatten().numpy())
                    x = l(x, B.mask)
                last.append(x[B.mask].flatten().numpy())
        self.layers = []
        for i in range(L_):
            p = np.percentile(np.concatenate(acts[i])[:3000000], 99.95)
            win = np.rint(sd[f'layers.{i}.win.weight'][:, 0, :].T * 256).astype(np.int64)
            shift = max(1, int(np.ceil(np.log2(p / (127 * self.s0 / 256)))))
            sA = self.s0 * 2.0 ** shift / 256
            mix = sd[f'layers.{i}.mix.weight']
            sM = np.abs(mix).max() / 127
            down = 20
            self.layers.append(dict(win=win, shift=shift, mix=q(mix, sM), bias=np.rint(sd[f'layers.{i}.mix.bias'] / self.s0).astype(np.int64),
                                    mul=int(round(sM * sA / self.s0 * 2 ** down)), down=down))
        sH = np.percentile(np.concatenate(last)[:3000000], 99.95) / 127
        self.sH = sH
        out = sd['out.weight']; sO = np.abs(out).max() / 127
        self.unit = sO * sH
        n = lambda x: np.rint(x / self.unit).astype(np.int64)
        mul = int(round(self.s0 / sH * 2 ** 20))
        self.outer = dict(w=q(out, sO), bias=n(sd['out.bias']), mul=mul, down=20)
        inn = sd['inner.weight']; sI = np.abs(inn).max() / 127
        self.inner = dict(w=q(inn, sI), bias=np.rint(sd['inner.bias'] / (sI * sH)).astype(np.int64), mul=mul, down=20)
        self.trans = n(sd['crf.trans']); self.first = n(sd['crf.first'])
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
        print(f's0 {self.s0:.4f} unit {self.unit:.4f} shifts {[l["shift"] for l in self.layers]} clipped rows {np.mean(np.abs(rows) > 127 * self.s0):.5f}')

    def forms(self, work):
        f = np.fromfile(f'{work}/vocab.bin', dtype='<u8')
        return f

    def forward(self, s, a, e):
        """Scores of the labels of the tokens a to e, a sentence."""
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
        X = np.maximum(U, 0)
        for l in self.layers:
            W = len(l['win']); h = W // 2
            pad = np.zeros((T + 2 * h, DIM), dtype=np.int64); pad[h:h + T] = X
            D = sum(l['win'][d] * pad[d:d + T] for d in range(W))
            A = np.clip((D + (1 << (l['shift'] - 1))) >> l['shift'], -127, 127)
            S = A @ l['mix'].T
            X = np.maximum(0, X + l['bias'] + ((S * l['mul'] + (1 << (l['down'] - 1))) >> l['down']))
        h = lambda d: np.minimum(127, (X * d['mul'] + (1 << (d['down'] - 1))) >> d['down']) @ d['w'].T + d['bias']
        return h(self.outer) + P, h(self.inner)

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
        a = E[0] + self.first
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
                E, I = self.forward(s, b, min(e, b + 256))
                y = self.decode(E, s.want[b:min(e, b + 256)])
                ys += y
                if out is not None:
                    out.append((b, y, [int(I[i].argmax()) if y[i] else 0 for i in range(len(y))]))
            sc.add(list(s.label[a:e]), ys)
        return sc

    def write(self, d, work):
        os.makedirs(d, exist_ok=True)
        self.rows.astype(np.int8).tofile(f'{d}/net.rows')
        pl = Set.__new__(Set)
        t = (self.keys >> np.uint64(56)).astype(int)
        idx = np.flatnonzero(np.isin(t, PLACE))
        rest = np.flatnonzero(~np.isin(t, PLACE))
        # stems of the vocabulary have their rows summed: their own rows are not needed
        forms = set((self.forms(work) & np.uint64((1 << 56) - 1)).tolist())
        use = [i for i in rest if not (t[i] == 1 and int(self.keys[i]) & ((1 << 56) - 1) in forms) and np.abs(self.bag[i]).max() > 0]
        order = np.concatenate([idx, np.array(use, dtype=np.int64)])
        self.bag[order].astype(np.int8).tofile(f'{d}/net.keyrows')
        self.keys[order].tofile(f'{d}/keys')
        np.array([len(idx)], dtype='<i4').tofile(f'{d}/nplaces')
        self.plain.astype(np.int8).tofile(f'{d}/plain')
        self.wide.astype('<i2').tofile(f'{d}/net.places')
        w = bytearray()
        i4 = lambda x: w.extend(np.asarray(x, dtype='<i4').tobytes())
        i4([len(self.layers)])
        for l in self.layers:
            i4(l['win']); w.extend(l['mix'].astype(np.int8).tobytes()); i4(l['bias']); i4([l['shift'], l['mul'], l['down']])
        for h in (self.outer, self.inner):
            w.extend(h['w'].astype(np.int8).tobytes()); i4(h['bias']); i4([h['mul'], h['down']])
        i4(self.trans); i4(self.first); i4([round(self.unit * (1 << 24))])
        open(f'{d}/net.weights', 'wb').write(w)


def main():
    work, model, kind, out = sys.argv[1:5]
    torch.set_num_threads(1)
    train = Set(work, 'train')
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    net = Net(nfeat, vectors(f'{work}/vec.vec'), kind, DIM, 128, nplace=train.nplace)
    net.load_state_dict(torch.load(model), strict=False)
    q = IntNet(net, work, train, os.environ.get('LABELS'))
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
