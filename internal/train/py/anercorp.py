"""The same learner on ANERcorp: four classes, whole tokens, strict spans.
python3 anercorp.py WORK TRAINSET TESTSET|- KIND [key=value…]
Without a test set the last fifth of the sentences of the training set is the test. With pseudo=TOKENS the networks label
so many tokens of unlabelled text, and a second generation learns from these, too; where the first is unsure of a token
it stays open."""
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


def generation(opt, kind, work, s, tr, vec, rng, more=None, sents=()):
    """Trains networks that differ in their seeds."""
    nets = []
    keys = np.fromfile(f'{work}/dict.bin', dtype='<u8')
    for seed in range(int(opt.get('nets', 1))):
        torch.manual_seed(5 + seed)
        net = Net(len(keys), vec, kind, int(opt.get('dim', 63)), 128, float(opt.get('drop', .3)), .15, nplace=s.nplace)
        if 'init' in opt:
            start(net, torch.load(f'{work}/{opt["init"]}.pt'), keys)
        emb = [net.input.bag.weight]
        rest = [p for p in net.parameters() if p is not emb[0]]
        lr = float(opt.get('lr', 2e-3))
        opts = [torch.optim.SparseAdam(emb, lr=lr), torch.optim.AdamW(rest, lr=lr, weight_decay=1e-4)]
        epochs, clean, part = int(opt.get('epochs', 14)), 4, float(opt.get('part', .2))
        plan = []
        for ep in range(epochs):
            jobs = [(s, b) for b in batches(s, tr, 1500, True, rng)]
            if more is not None and ep < epochs - clean:
                jobs += [(more, b) for b in batches(more, rng.sample(sents, int(len(sents) * part)), 1500, True, rng)]
            rng.shuffle(jobs)
            plan += jobs
        net.train()
        for step, (of, b) in enumerate(plan):
            for g in [g for o in opts for g in o.param_groups]:
                g['lr'] = lr * min(1, (step + 1) / 100) * max(.02, 1 - step / len(plan))
            loss = net.loss(Batch(of, b))
            for o in opts:
                o.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(rest, 5.0)
            for o in opts:
                o.step()
        net.eval(); nets.append(net)
    return nets


def label(nets, more, tokens, rng, sure=.65):
    """Labels unlabelled text; the sentences that got labels."""
    sents = list(more.sents); rng.shuffle(sents)
    n = np.cumsum([e - a for a, e in sents])
    sents = sents[:int(np.searchsorted(n, tokens))]
    more.label[:] = -1; more.inner[:] = -1
    with torch.no_grad():
        for b in batches(more, sents, 6000, False, rng):
            B = Batch(more, b)
            p = sum(n.crf.marginals(n.emissions(B), B.mask) for n in nets) / len(nets)
            top, y = p.max(2)
            more.label[B.tok[B.mask.numpy()]] = torch.where(top >= sure, y, torch.tensor(-1)).numpy()[B.mask.numpy()]
    lawful(more.label, sents)
    return sents


def score(nets, t, te, rng):
    sc = Score(); pred = np.zeros(len(t.doc), dtype=np.int64)
    with torch.no_grad():
        for b in batches(t, te, 4000, False, rng):
            B = Batch(t, b)
            em = sum(n.emissions(B) for n in nets) / len(nets)
            y = nets[0].crf.decode(em, B.mask)
            for i, (a, e) in enumerate(b):
                pred[a:e] = y[i, :e - a].numpy()
                sc.add(list(t.label[a:e]), y[i, :e - a].tolist())
    return sc, pred


def main():
    work, trainset, testset, kind = sys.argv[1:5]
    opt = dict(a.split('=') for a in sys.argv[5:])
    torch.set_num_threads(1); torch.manual_seed(5); rng = random.Random(5)
    s = Set(work, trainset); relabel(s, work)
    if testset == '-':
        cut = len(s.sents) * 4 // 5
        tr, t, te = s.sents[:cut], s, s.sents[cut:]
    else:
        t = Set(work, testset); relabel(t, work)
        tr, te = s.sents, t.sents
    vec = vectors(f'{work}/vec.vec')
    nets = generation(opt, kind, work, s, tr, vec, rng)
    print('first', score(nets, t, te, rng)[0].f([0, 1, 2]), flush=True)
    if 'pseudo' in opt:
        more = Set(work, 'plain')
        sents = label(nets, more, int(opt['pseudo']), rng)
        nets = generation(opt, kind, work, s, tr, vec, rng, more, sents)
    sc, pred = score(nets, t, te, rng)
    for i, n in enumerate(data.TYPES):
        print(f'{n} P {100*sc.tp[i]/max(1,sc.p[i]):.1f} R {100*sc.tp[i]/max(1,sc.g[i]):.1f} F {200*sc.tp[i]/max(1,sc.p[i]+sc.g[i]):.1f} gold {int(sc.g[i])}')
    print(f'PERS+LOC+ORG F {sc.f([0, 1, 2]):.1f}; all four F {sc.f():.1f}')
    if 'out' in opt:
        with open(opt['out'], 'w') as f:
            for x in pred:
                f.write(data.LABELS[x] + '\n')


if __name__ == '__main__':
    main()
