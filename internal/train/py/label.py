"""Labels the plain text by an ensemble, for the fast network to learn from: sure tokens get the ensemble's label, the
others stay open. python3 label.py WORK KIND DIM OUT LIMIT MODEL.pt…"""
import sys, random, time
import numpy as np, torch
from data import *
from nets import *
from adapt import network

SURE = 0.65


def main():
    work, kind, dim, out, limit = sys.argv[1:6]
    torch.set_num_threads(1)
    s = Set(work, 'plain')
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    nets = []
    if kind == 'adapt':  # by the model file itself
        nets.append(network(work, s.nplace, s.place).eval())
    else:
        vec = vectors(f'{work}/vec.vec')
    for m in sys.argv[6:]:
        n = Net(nfeat, vec, kind, int(dim), 128, nplace=s.nplace)
        n.load_state_dict(torch.load(m), strict=False); n.eval()
        nets.append(n)
    label = np.full(len(s.doc), -2, dtype=np.int16)
    inner = np.full(len(s.doc), -1, dtype=np.int16)
    sents = s.sents
    rng = random.Random(3); docs = sorted(set(s.doc.tolist())); rng.shuffle(docs)
    keep, n = set(), 0
    size = np.bincount(s.doc)
    for d in docs:
        if n > float(limit):
            break
        keep.add(d); n += size[d]
    sents = [x for x in sents if s.doc_of(x) in keep]
    t0 = time.time()
    with torch.no_grad():
        for k, b in enumerate(batches(s, sents, 6000, True, rng)):
            if k % 50 == 49:
                print(k, int((label > -2).sum()), f'{time.time()-t0:.0f}s', flush=True)
                label.astype('<i2').tofile(f'{work}/{out}.label'); inner.astype('<i2').tofile(f'{work}/{out}.inner')
            B = Batch(s, b)
            p = q = 0
            for net in nets:
                h = net.encode(B)
                p = p + net.crf.marginals(net.score(h, B), B.mask)
                q = q + torch.softmax(net.inner(h), 2)
            top, y = (p / len(nets)).max(2)
            y = torch.where(top >= SURE, y, torch.tensor(-1))
            z = q.argmax(2)
            m = B.mask.numpy()
            label[B.tok[m]] = y.numpy()[m]
            inner[B.tok[m]] = torch.where(y > 0, z, torch.tensor(-1)).numpy()[m]
    label.astype('<i2').tofile(f'{work}/{out}.label'); inner.astype('<i2').tofile(f'{work}/{out}.inner')
    done = label > -2
    print(f'{done.sum()} tokens in {time.time()-t0:.0f}s, open {np.mean(label[done] == -1):.3f}, names {np.mean(label[done] > 0):.3f}')


if __name__ == '__main__':
    main()
