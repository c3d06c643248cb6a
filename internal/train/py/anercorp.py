"""The same learner on ANERcorp: four classes, whole tokens, strict spans.
python3 anercorp.py WORK TRAINSET TESTSET|- KIND [key=value…]
Without a test set the last fifth of the sentences of the training set is the test."""
import sys, random, time
import data
data.TYPES = ['PERS', 'LOC', 'ORG', 'MISC']
data.LABELS = ['O'] + [p + t for t in data.TYPES for p in ('B-', 'I-')]
data.L = len(data.LABELS)
import numpy as np, torch
from data import *
from nets import *


def relabel(s, work):
    """The labels of the file, numbered in order of appearance, to those of the network."""
    names = open(f'{work}/{s.name}.labels', encoding='utf8').read().split('\n')
    to = {}
    for i, n in enumerate(names):
        n = n.replace('B-PER', 'B-PERS').replace('I-PER', 'I-PERS').replace('PERSS', 'PERS')
        to[i] = data.LABELS.index(n) if n in data.LABELS else 0
    s.label = np.array([to[int(x)] for x in s.label], dtype=np.int64)
    s.inner[:] = -1
    # I-X that follows nothing of X begins a name, as the scorers of the field count it
    for a, e in s.sents:
        p = 0
        for i in range(a, e):
            if s.label[i] > 0 and s.label[i] % 2 == 0 and p not in (s.label[i], s.label[i] - 1):
                s.label[i] -= 1
            p = s.label[i]


def main():
    work, trainset, testset, kind = sys.argv[1:5]
    opt = dict(a.split('=') for a in sys.argv[5:])
    torch.set_num_threads(1); torch.manual_seed(5); rng = random.Random(5)
    s = Set(work, trainset); relabel(s, work)
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    if testset == '-':
        cut = len(s.sents) * 4 // 5
        tr, t, te = s.sents[:cut], s, s.sents[cut:]
    else:
        t = Set(work, testset); relabel(t, work)
        tr, te = s.sents, t.sents
    nets = []
    vec = vectors(f'{work}/vec.vec')
    for seed in range(int(opt.get('nets', 1))):
        torch.manual_seed(5 + seed)
        net = Net(nfeat, vec, kind, int(opt.get('dim', 63)), 128, float(opt.get('drop', .3)), .15, nplace=s.nplace)
        if 'init' in opt:
            start(net, torch.load(f'{work}/{opt["init"]}.pt'), np.fromfile(f'{work}/dict.bin', dtype='<u8'))
        emb = [net.input.bag.weight]
        rest = [p for p in net.parameters() if p is not emb[0]]
        lr = float(opt.get('lr', 2e-3))
        opts = [torch.optim.SparseAdam(emb, lr=lr), torch.optim.AdamW(rest, lr=lr, weight_decay=1e-4)]
        epochs = int(opt.get('epochs', 14)); step = 0
        for ep in range(epochs):
            net.train()
            jobs = batches(s, tr, 1500, True, rng)
            for b in jobs:
                for g in [g for o in opts for g in o.param_groups]:
                    g['lr'] = lr * min(1, (step + 1) / 100) * max(.02, 1 - step / (len(jobs) * epochs))
                step += 1
                loss = net.loss(Batch(s, b))
                for o in opts:
                    o.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(rest, 5.0)
                for o in opts:
                    o.step()
        net.eval(); nets.append(net)
    sc = Score(); pred = np.zeros(len(t.doc), dtype=np.int64)
    with torch.no_grad():
        for b in batches(t, te, 4000, False, rng):
            B = Batch(t, b)
            em = sum(n.emissions(B) for n in nets) / len(nets)
            y = nets[0].crf.decode(em, B.mask)
            for i, (a, e) in enumerate(b):
                pred[a:e] = y[i, :e - a].numpy()
                sc.add(list(t.label[a:e]), y[i, :e - a].tolist())
    for i, n in enumerate(data.TYPES):
        print(f'{n} P {100*sc.tp[i]/max(1,sc.p[i]):.1f} R {100*sc.tp[i]/max(1,sc.g[i]):.1f} F {200*sc.tp[i]/max(1,sc.p[i]+sc.g[i]):.1f} gold {int(sc.g[i])}')
    print(f'PERS+LOC+ORG F {sc.f([0, 1, 2]):.1f}; all four F {sc.f():.1f}')
    if 'out' in opt:
        with open(opt['out'], 'w') as f:
            for x in pred:
                f.write(data.LABELS[x] + '\n')


if __name__ == '__main__':
    main()
