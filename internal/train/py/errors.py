"""Lists the errors of a saved network on its own fold: python3 errors.py WORK SHARED MODEL FOLD KIND [key=value…]"""
import sys, random, collections
import torch
from data import *
from nets import *


def main():
    work, shared, model, fold, kind = sys.argv[1:6]
    fold = int(fold)
    opt = dict(a.split('=') for a in sys.argv[6:])
    torch.set_num_threads(1)
    s = Set(work, opt.get('set', 'train'))
    nfeat = len(np.fromfile(f'{work}/dict.bin', dtype='<u8'))
    net = Net(nfeat, vectors(f'{work}/vec.vec'), kind, int(opt.get('dim', 128)), int(opt.get('hidden', 128)))
    net.load_state_dict(torch.load(f'{work}/{model}.{fold}.pt'), strict=False)
    net.eval()
    sents = [x for x in s.sents if s.name != 'train' or s.doc_of(x) % 5 == fold]
    where = 'train-entities' if s.name == 'train' else 'entities'
    kinds = collections.Counter()
    rows = []
    with torch.no_grad():
        for b in batches(s, sents, 4000, False, random.Random(0)):
            batch = Batch(s, b)
            y = net.crf.decode(net.emissions(batch), batch.mask)
            for i, (a, e) in enumerate(b):
                gold, pred = list(s.label[a:e]), y[i, :e - a].tolist()
                g, p = set(gold_spans(gold)), set(spans(pred))
                text = open(f'{shared}/data/{where}/{s.docs[s.doc[a]][0]}.txt', 'rb').read()
                show = lambda x: text[s.start[a + x[0]]:s.end[a + x[1] - 1]].decode('utf8', 'replace') + '/' + TYPES[x[2]]
                p = {x for x in p if x in g or not all(gold[k] == -1 for k in range(x[0], x[1]))}
                bad = (g - p) | (p - g)
                done = set()
                for x in sorted(g - p):
                    over = [z for z in p - g if z[0] < x[1] and x[0] < z[1]]
                    if not over:
                        k = 'missed'
                    elif any(z[:2] == x[:2] for z in over):
                        k = 'type'
                    elif any(z[2] == x[2] for z in over):
                        k = 'boundary'
                    else:
                        k = 'boundary+type'
                    done |= set(over)
                    kinds[k, TYPES[x[2]]] += 1
                    lo, hi = max(0, x[0] - 4), min(e - a, x[1] + 4)
                    ctx = text[s.start[a + lo]:s.end[a + hi - 1]].decode('utf8', 'replace')
                    rows.append((k, show(x), ' | '.join(show(z) for z in over), ctx.replace('\n', ' ')))
                for z in sorted(p - g - done):
                    kinds['invented', TYPES[z[2]]] += 1
                    lo, hi = max(0, z[0] - 4), min(e - a, z[1] + 4)
                    ctx = text[s.start[a + lo]:s.end[a + hi - 1]].decode('utf8', 'replace')
                    rows.append(('invented', '', show(z), ctx.replace('\n', ' ')))
    for r in sorted(rows):
        print('\t'.join(r))
    for k, n in kinds.most_common():
        print('#', n, *k)


if __name__ == '__main__':
    main()
