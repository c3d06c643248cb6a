"""Pretrains an encoder on plain text: words are hidden, and the network says which they were, and in which lists.
python3 pretrain.py WORK KIND OUT [key=value…]"""
import sys, time, random
import numpy as np, torch
from data import *
from nets import *

CLASS = 8  # tClass of features.go


def main():
    work, kind, out = sys.argv[1:4]
    opt = dict(a.split('=') for a in sys.argv[4:])
    torch.set_num_threads(int(opt.get('threads', 1)))
    torch.manual_seed(7); rng = random.Random(7)
    s = Set(work, 'plain')
    keys = np.fromfile(f'{work}/dict.bin', dtype='<u8')
    vec = vectors(f'{work}/vec.vec')
    dim, hidden = int(opt.get('dim', 128)), int(opt.get('hidden', 128))
    net = Net(len(keys), vec, kind, dim, hidden, float(opt.get('drop', .1)), .05)
    V = int(opt.get('vocab', 8000))
    cls = np.full(len(keys), -1); idx = np.flatnonzero((keys >> np.uint64(56)) == CLASS); cls[idx] = np.arange(len(idx))
    cls_t = torch.from_numpy(cls)
    word, lists = nn.Linear(net.out.in_features, V + 1), nn.Linear(net.out.in_features, len(idx))
    emb = [net.input.bag.weight]
    rest = [p for n, p in net.named_parameters() if p is not emb[0]] + list(word.parameters()) + list(lists.parameters())
    lr = float(opt.get('lr', 2e-3))
    opts = [torch.optim.SparseAdam(emb, lr=lr), torch.optim.AdamW(rest, lr=lr, weight_decay=1e-4)]
    size = int(opt.get('batch', 2500))
    jobs = [b for _ in range(int(opt.get('epochs', 1))) for b in batches(s, s.sents, size, True, rng)]
    limit = float(opt.get('minutes', 20)) * 60
    t0 = time.time(); tot = torch.zeros(2); seen = 0
    for step, b in enumerate(jobs):
        prog = max(step / len(jobs), (time.time() - t0) / limit)
        if prog >= 1:
            break
        for g in [g for o in opts for g in o.param_groups]:
            g['lr'] = lr * min(1, (step + 1) / 200) * max(.03, 1 - prog)
        batch = Batch(s, b)
        rare = (batch.vec >= 150) | (batch.vec < 0)
        hide = (torch.rand(batch.B, batch.T) < torch.where(rare, .22, .06)) & batch.mask
        h = net.encode(batch, hide)[hide]
        v = batch.vec[hide]
        target = torch.where((v >= 0) & (v < V), v, torch.tensor(V))
        l1 = F.cross_entropy(word(h), target)
        # the lists of the hidden words
        row = torch.repeat_interleave(torch.arange(len(batch.offs)), torch.diff(torch.cat([batch.offs, torch.tensor([len(batch.feats)])])))
        c = cls_t[batch.feats]
        y = torch.zeros(len(batch.offs), len(idx))
        k = c >= 0
        y[row[k], c[k]] = 1
        y = y[hide[batch.mask]]
        l2 = F.binary_cross_entropy_with_logits(lists(h), y, reduction='sum') / len(h) * .2
        loss = l1 + l2
        for o in opts:
            o.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(rest, 5.0)
        for o in opts:
            o.step()
        tot += torch.tensor([float(l1), float(l2)]); seen += int(batch.mask.sum())
        if (step + 1) % 200 == 0:
            print(f'{step+1}/{len(jobs)} {seen} tokens word {tot[0]/200:.3f} lists {tot[1]/200:.3f} {time.time()-t0:.0f}s', flush=True); tot.zero_()
    torch.save(dict(net.state_dict(), keys=keys.astype('i8')), f'{work}/{out}.pt')


if __name__ == '__main__':
    main()
