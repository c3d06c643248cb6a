"""Networks of the tagger. All read sparse features by token and give scores of labels, decoded by a linear chain."""
import torch
from torch import nn
import torch.nn.functional as F
from data import L, TYPES

NEG = -1e4


def transitions():
    """Scores that forbid I-X after anything but B-X and I-X."""
    m = torch.zeros(L, L)
    first = torch.zeros(L)
    for b in range(L):
        if b > 0 and b % 2 == 0:
            first[b] = NEG
            for a in range(L):
                if not (a == b or a == b - 1):
                    m[a, b] = NEG
    return m, first


class LogZ(torch.autograd.Function):
    """Logarithm of the partition function of a linear chain, by scaled forward and backward passes; its gradient is
    the marginals, which the passes give, too."""
    @staticmethod
    def forward(ctx, em, trans, first, mask):
        B, T, _ = em.shape
        top = em.max(2, keepdim=True).values
        e = torch.exp(em - top)
        M, f = torch.exp(trans), torch.exp(first)
        a = e[:, 0] * f
        c = a.sum(1, keepdim=True).clamp(min=1e-30)
        alpha, scale = [a / c], [c]
        for i in range(1, T):
            n = (alpha[-1] @ M) * e[:, i]
            c = n.sum(1, keepdim=True).clamp(min=1e-30)
            m = mask[:, i:i + 1]
            alpha.append(torch.where(m, n / c, alpha[-1]))
            scale.append(torch.where(m, c, torch.ones_like(c)))
        sc = torch.stack(scale, 1)
        z = torch.log(sc).squeeze(2).sum(1) + (top.squeeze(2) * mask).sum(1)
        beta = [None] * T
        beta[T - 1] = torch.ones_like(a)
        Mt = M.t().contiguous()
        g = torch.zeros_like(trans)
        for i in range(T - 1, 0, -1):
            w = e[:, i] * beta[i] / scale[i]
            m = mask[:, i:i + 1]
            g += (alpha[i - 1] * m).t() @ (w * m)
            beta[i - 1] = torch.where(m, w @ Mt, beta[i])
        p = torch.stack([x * y for x, y in zip(alpha, beta)], 1) * mask.unsqueeze(2)
        ctx.save_for_backward(p, g * M)
        return z

    @staticmethod
    def backward(ctx, dz):
        p, g = ctx.saved_tensors
        d = dz.reshape(-1, 1, 1)
        return p * d, g * dz.flatten()[0], p[:, 0].mul(dz.reshape(-1, 1)).sum(0), None


class CRF(nn.Module):
    """A linear chain over the labels. Gradients of its loss suppose one weight for all sentences of a batch."""
    def __init__(self):
        super().__init__()
        m, f = transitions()
        self.register_buffer('ban', m)
        self.register_buffer('ban0', f)
        self.trans = nn.Parameter(torch.zeros(L, L))
        self.first = nn.Parameter(torch.zeros(L))

    def matrix(self):
        return self.trans + self.ban, self.first + self.ban0

    def loss(self, em, label, mask, allow=None):
        """Negative log likelihood; a label of -1 leaves the token open. Or of what allow leaves possible: 0 or NEG for
        each label of each token."""
        t, f = self.matrix()
        if allow is None:
            allow = torch.zeros_like(em)
            known = (label >= 0) & mask
            allow[known] = NEG
            allow.scatter_add_(2, label.clamp(min=0).unsqueeze(2), torch.where(known, -NEG, 0.0).unsqueeze(2))
        return (LogZ.apply(em, t, f, mask) - LogZ.apply(em + allow, t, f, mask)).sum()

    def marginals(self, em, mask):
        """Probability of each label of each token."""
        em = em.detach().requires_grad_(True)
        t, f = self.matrix()
        with torch.enable_grad():
            z = LogZ.apply(em, t.detach(), f.detach(), mask).sum()
        return torch.autograd.grad(z, em)[0]

    def decode(self, em, mask):
        t, f = self.matrix()
        a = em[:, 0] + f
        back = []
        for i in range(1, em.shape[1]):
            s, k = (a.unsqueeze(2) + t).max(1)
            m = mask[:, i].unsqueeze(1)
            back.append(torch.where(m, k, torch.arange(L).expand_as(k)))
            a = torch.where(m, s + em[:, i], a)
        y = a.argmax(1)
        out = [y]
        for k in reversed(back):
            y = k.gather(1, y.unsqueeze(1)).squeeze(1)
            out.append(y)
        return torch.stack(out[::-1], 1)


class Input(nn.Module):
    """Sum of the rows of a token's features and of its word vector."""
    def __init__(self, nfeat, dim, vec, drop, featdrop):
        super().__init__()
        self.bag = nn.EmbeddingBag(nfeat, dim, mode='sum', sparse=True)
        nn.init.normal_(self.bag.weight, std=0.05)
        self.vec = vec
        self.proj = nn.Linear(vec.shape[1], dim, bias=True)
        self.drop, self.featdrop = drop, featdrop
        self.hidden = nn.Parameter(torch.zeros(dim))

    def forward(self, b, hide=None):
        if self.training and self.featdrop:
            keep = (torch.rand(len(b.feats)) > self.featdrop).float() / (1 - self.featdrop)
            x = self.bag(b.feats, b.offs, per_sample_weights=keep)
        else:
            x = self.bag(b.feats, b.offs)
        full = torch.zeros(b.B, b.T, x.shape[1])
        full[b.mask] = x
        v = self.vec[b.vec]
        if self.training:
            v = v * (torch.rand(b.B, b.T, 1) > 0.1).float()
        x = full + self.proj(v)
        if hide is not None:
            x = torch.where(hide.unsqueeze(2), self.hidden, x)
        return x


class Separable(nn.Module):
    """A window of each dimension alone, then all dimensions of the token: the layer of the fast network."""
    def __init__(self, dim, width):
        super().__init__()
        self.win = nn.Conv1d(dim, dim, width, padding=width // 2, groups=dim, bias=False)
        with torch.no_grad():
            self.win.weight.mul_(.5)
            self.win.weight[:, 0, width // 2] += .7
        self.mix = nn.Linear(dim, dim)

    def forward(self, x, mask):
        w = self.win((x * mask.unsqueeze(2)).transpose(1, 2)).transpose(1, 2)
        return torch.relu(self.mix(w) + x)


LANE, LEVELS = 4, 8  # dimensions that share a window, levels of a window sum: those of internal/model


class Grouped(nn.Module):
    """A window that groups of four dimensions share, its sum in eight levels, then all dimensions of the token: the
    layer of the fast network. Levels are those of round(sum / step + off) within 0 and 7; both are learned."""
    def __init__(self, dim, width):
        super().__init__()
        self.dim, self.width = dim, width
        self.win = nn.Parameter(torch.randn(dim // LANE, width) * .1)
        with torch.no_grad():
            self.win[:, width // 2] += .7
        self.step = nn.Parameter(torch.zeros(dim // LANE))  # logarithm
        self.off = nn.Parameter(torch.zeros(dim // LANE))
        self.register_buffer('ready', torch.zeros(1))
        self.mix = nn.Linear(dim, dim)

    def window(self, x, mask):
        k = self.win.repeat_interleave(LANE, 0).unsqueeze(1)
        return F.conv1d((x * mask.unsqueeze(2)).transpose(1, 2), k, padding=self.width // 2, groups=self.dim).transpose(1, 2)

    def spread(self, w, mask):
        """The first steps, from the sums of a batch."""
        v = w[mask].detach().reshape(-1, self.dim // LANE, LANE).permute(1, 0, 2).reshape(self.dim // LANE, -1)
        lo, hi = torch.quantile(v[:, :200000], .01, 1), torch.quantile(v[:, :200000], .985, 1)
        self.step.data = torch.log((hi - lo).clamp(min=1e-3) / (LEVELS - 1))
        self.off.data = -lo / torch.exp(self.step.data)
        self.ready.fill_(1)

    def forward(self, x, mask):
        w = self.window(x, mask)
        if self.ready.item() == 0:
            self.spread(w, mask)
        step, off = torch.exp(self.step).repeat_interleave(LANE), self.off.repeat_interleave(LANE)
        z = w / step + off
        if self.training:
            z = z + .5 * torch.rand_like(z) - .25  # no label may hang on the edge of a level
        z = z.clamp(0, LEVELS - 1)
        z = z + (torch.round(z) - z).detach()
        return torch.relu(self.mix((z - off) * step) + x)


class Net(nn.Module):
    def __init__(self, nfeat, vec, kind='lstm', dim=128, hidden=128, drop=0.4, featdrop=0.15, heads=(), nplace=0):
        super().__init__()
        self.kind = kind
        self.input = Input(nfeat, dim, vec, drop, featdrop)
        self.drop = nn.Dropout(drop)
        if kind == 'lstm':
            self.rnn = nn.LSTM(dim, hidden, batch_first=True, bidirectional=True)
            out = 2 * hidden + dim
        elif kind == 'conv':
            self.c1 = nn.Conv1d(dim, hidden, 5, padding=2)
            self.c2 = nn.Conv1d(hidden, hidden, 3, padding=1)
            out = hidden * 2 + dim
        elif kind.startswith('sep'):
            n, _, width = kind[3:].partition('w')
            self.layers = nn.ModuleList([Separable(dim, int(width or 5)) for _ in range(int(n))])
            out = dim
        elif kind.startswith('grp'):
            n, _, width = kind[3:].partition('w')
            self.layers = nn.ModuleList([Grouped(dim, int(width or 7)) for _ in range(int(n))])
            out = dim
        elif kind == 'linear':
            out = dim
        # features of the place, not of the word, also speak for labels directly
        self.wide = nn.Parameter(torch.zeros(nplace, L)) if nplace else None
        self.out = nn.Linear(out, L)
        self.inner = nn.Linear(out, L)
        self.crf = CRF()
        self.heads = nn.ModuleDict({n: nn.Linear(out, k) for n, k in heads})

    def encode(self, b, hide=None):
        x = torch.relu(self.input(b, hide))
        x = self.drop(x) * b.mask.unsqueeze(2)
        if self.kind == 'lstm':
            pack = nn.utils.rnn.pack_padded_sequence(x, b.mask.sum(1), batch_first=True, enforce_sorted=False)
            h, _ = self.rnn(pack)
            h, _ = nn.utils.rnn.pad_packed_sequence(h, batch_first=True, total_length=b.T)
            h = torch.cat([h, x], 2)
        elif self.kind == 'conv':
            m = b.mask.unsqueeze(1)
            h1 = torch.relu(self.c1(x.transpose(1, 2))) * m
            h2 = torch.relu(self.c2(self.drop(h1))) * m
            h = torch.cat([h1.transpose(1, 2), h2.transpose(1, 2), x], 2)
        elif self.kind.startswith(('sep', 'grp')):
            h = x
            for l in self.layers:
                h = l(h, b.mask)
        else:
            h = x
        return self.drop(h)

    def score(self, h, b):
        em = self.out(h)
        if self.wide is not None:
            w = torch.zeros(b.B, b.T, L)
            w[b.mask] = F.embedding_bag(b.places, self.wide, b.place_offs, mode='sum')
            em = em + w
        return em

    def emissions(self, b):
        return self.score(self.encode(b), b)

    def loss(self, b):
        h = self.encode(b)
        em = self.score(h, b)
        n = b.mask.sum()
        loss = self.crf.loss(em, b.label, b.mask)
        inside = b.mask & (b.label > 0) & (b.inner >= 0)
        if inside.any():
            loss = loss + F.cross_entropy(self.inner(h)[inside], b.inner[inside], reduction='sum')
        return loss / n

    def partial_loss(self, b):
        return self.crf.loss(self.emissions(b), b.label, b.mask, b.allow) / b.mask.sum()

    def aux_loss(self, b, head):
        h = self.encode(b)
        return F.cross_entropy(self.heads[head](h)[b.mask], b.label[b.mask], ignore_index=-1)


def start(net, have, keys):
    """Begins with the weights of a pretrained network; rows of features go by their keys."""
    old = {int(k): i for i, k in enumerate(have.pop('keys').astype('u8'))}
    bag = have.pop('input.bag.weight')
    idx = [(i, old[int(k)]) for i, k in enumerate(keys) if int(k) in old]
    with torch.no_grad():
        net.input.bag.weight.mul_(.2)
        a = torch.tensor(idx)
        net.input.bag.weight[a[:, 0]] = bag[a[:, 1]]
    net.load_state_dict({k: v for k, v in have.items() if not k.startswith(('out.', 'inner.', 'crf.', 'heads.', 'wide'))}, strict=False)
