"""Trains and tests on folds of the annotated articles: python3 cv.py WORK FOLD,FOLD KIND [key=value…]

articles=N trains on N articles, without=FAMILY+FAMILY takes features away (FAMILIES of data.py), own=0 leaves out the
sentences of the repository, aux=SET,SET adds a head of its own for each other corpus."""
import sys, time, random
import numpy as np, torch
from data import *
from nets import *
from adapt import network
from partial import constrain

def main():
    work, folds, kind = sys.argv[1], [int(x) for x in sys.argv[2].split(',')], sys.argv[3]
    opt = dict(a.split('=') for a in sys.argv[4:])
    torch.set_num_threads(int(opt.get('threads', 1)))
    train = Set(work, 'train'); news = Set(work, 'news')
    own = Set(work, 'own') if opt.get('own', '1') == '1' else None
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    adapt = kind == 'adapt'  # goes on from a model file, see adapt.py
    vec = None if adapt else vectors(f'{work}/vec.vec')
    pseudo = None
    if 'pseudo' in opt:
        pseudo = Set(work, 'plain')
        pseudo.label = np.fromfile(f'{work}/{opt["pseudo"]}.label', dtype='<i2').astype(np.int64)
        pseudo.inner = np.fromfile(f'{work}/{opt["pseudo"]}.inner', dtype='<i2').astype(np.int64)
        psents = [(a, e) for a, e in pseudo.sents if pseudo.label[a] > -2]
        lawful(pseudo.label, psents)
    aux = [(n, Set(work, n)) for n in opt['aux'].split(',')] if 'aux' in opt else []
    partial = [Set(work, n) for n in opt['partial'].split(',')] if 'partial' in opt else []
    for s in partial:
        constrain(s, work)
    if 'without' in opt:
        for s in [train, news] + [x for x in (own, pseudo) if x]:
            s.without(work, opt['without'].split('+'))
    total, ntotal = Score(), Score()
    for fold in folds:
        seed = int(opt.get('seed', 1)) * 100 + fold
        torch.manual_seed(seed); rng = random.Random(seed)
        tr = [s for s in train.sents if train.doc_of(s) % 5 != fold]
        if 'articles' in opt:  # the curve over their number
            docs = sorted({train.doc_of(s) for s in tr})
            random.Random(4).shuffle(docs)
            docs = set(docs[:int(opt['articles'])])
            tr = [s for s in tr if train.doc_of(s) in docs]
        te = [s for s in train.sents if train.doc_of(s) % 5 == fold]
        heads = [(n, int(s.label.max()) + 1) for n, s in aux]
        if adapt:
            net = network(work, train.nplace, train.place, float(opt.get('worddrop', .1)))
            net.drop = nn.Dropout(float(opt.get('drop', .1)))
            emb = [net.input.rows.weight, net.input.bag.weight]
        else:
            net = Net(nfeat, vec, kind, int(opt.get('dim', 128)), int(opt.get('hidden', 128)), float(opt.get('drop', .4)), float(opt.get('featdrop', .15)), heads, train.nplace if opt.get('wide', '1') == '1' else 0)
            if 'init' in opt:
                start(net, torch.load(f'{work}/{opt["init"]}.pt'), np.fromfile(f'{work}/dict.bin', dtype='<u8'))
            emb = [net.input.bag.weight]
        rest = [p for p in net.parameters() if not any(p is e for e in emb)]
        lr = float(opt.get('lr', 2e-3))
        opts = [torch.optim.SparseAdam(emb, lr=lr), torch.optim.AdamW(rest, lr=lr, weight_decay=1e-4)]
        epochs = int(opt.get('epochs', 12))
        size = int(opt.get('batch', 1500))
        steps = None
        step = 0
        for ep in range(epochs):
            t0 = time.time(); net.train()
            jobs = [(train, b, None) for b in batches(train, tr, size, True, rng)]
            if own is not None:
                jobs += [(own, b, None) for b in batches(own, own.sents, size, True, rng)]
            if pseudo is not None and ep < epochs - int(opt.get('clean', 4)):
                part = rng.sample(psents, int(len(psents) * float(opt.get('part', .25))))
                jobs += [(pseudo, b, None) for b in batches(pseudo, part, size, True, rng)]
            for n, s in aux:
                bs = batches(s, s.sents, size, True, rng)
                rng.shuffle(bs)
                jobs += [(s, b, n) for b in bs[:int(len(bs) * float(opt.get('auxpart', .5)))]]
            for s in partial:
                bs = batches(s, s.sents, size, True, rng)
                rng.shuffle(bs)
                jobs += [(s, b, None) for b in bs[:int(len(bs) * float(opt.get('partialpart', .5)))]]
            rng.shuffle(jobs)
            if steps is None:
                steps = len(jobs) * epochs
                if pseudo is not None:
                    own_jobs = len(jobs) - len([1 for s, _, _ in jobs if s is pseudo])
                    steps = len(jobs) * (epochs - int(opt.get('clean', 4))) + own_jobs * int(opt.get('clean', 4))
            tot = 0
            for s, b, head in jobs:
                for g in [g for o in opts for g in o.param_groups]:
                    g['lr'] = lr * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)
                step += 1
                batch = Batch(s, b)
                if batch.allow is not None:
                    loss = float(opt.get('partialweight', .5)) * net.partial_loss(batch)
                else:
                    loss = net.loss(batch) if head is None else .5 * net.aux_loss(batch, head)
                for o in opts:
                    o.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(rest, 5.0)
                for o in opts:
                    o.step()
                tot += float(loss)
            if (ep + 1) % 4 == 0 or ep == epochs - 1:
                a, b = evaluate(net, train, te), evaluate(net, news, news.sents)
                print(f'fold {fold} epoch {ep+1} loss {tot/len(jobs):.4f} {time.time()-t0:.0f}s dev {a.table()} | news {b.f():.2f}', flush=True)
        for k in ('tp', 'p', 'g'):
            setattr(total, k, getattr(total, k) + getattr(a, k)); setattr(ntotal, k, getattr(ntotal, k) + getattr(b, k))
        if 'dump' in opt:
            emissions(net, train, te, f'{work}/{opt["dump"]}.{fold}.npz')
        if 'save' in opt:
            torch.save(net.state_dict(), f'{work}/{opt["save"]}.{fold}.pt')
    print('ALL', sys.argv[3:], 'dev', total.table(), '| news', ntotal.table())


def emissions(net, s, sents, path):
    """Saves the scores of the tokens of a fold, and the chain."""
    net.eval(); tok, em = [], []
    with torch.no_grad():
        for b in batches(s, sents, 4000, False, random.Random(0)):
            batch = Batch(s, b)
            tok.append(batch.tok[batch.mask.numpy()]); em.append(net.emissions(batch)[batch.mask].numpy())
        t, f = net.crf.matrix()
    np.savez(path, tok=np.concatenate(tok), em=np.concatenate(em), trans=t.numpy(), first=f.numpy())


def evaluate(net, s, sents):
    net.eval(); sc = Score()
    with torch.no_grad():
        for b in batches(s, sents, 4000, False, random.Random(0)):
            batch = Batch(s, b)
            y = net.crf.decode(net.emissions(batch), batch.mask)
            for i, (a, e) in enumerate(b):
                sc.add(list(s.label[a:e]), y[i, :e - a].tolist())
    return sc


if __name__ == '__main__':
    main()
