"""Corpora with labels of their own as what they say about ours: each label of theirs allows some of ours, and the chain
learns that one of these is right, without being told which."""
import numpy as np, torch
from data import *

NEG = -15  # not less: theirs and ours may contradict each other, and the chain must keep a way


def both(*types):
    return {p + t for t in types for p in ('B-', 'I-')}


def inside(*types):
    return {'I-' + t for t in types}


HOLDERS = inside('ORG', 'OCC', 'FAC', 'EVENT', 'LAW', 'WORK_OF_ART', 'PRODUCT')  # names that others are inside of
NAMELESS = {'O'} | both('OCC', 'NORP', 'EVENT', 'PRODUCT', 'LAW', 'WORK_OF_ART', 'LANGUAGE', 'ORG') | inside('FAC', 'GPE', 'LOC')
COARSE = {'PERS': both('PERSON') | HOLDERS, 'PER': both('PERSON') | HOLDERS, 'LOC': both('GPE', 'LOC', 'FAC') | HOLDERS,
          'ORG': both('ORG', 'FAC') | inside('OCC', 'EVENT', 'LAW')}


def allowed(label):
    """What a label of ANERcorp or AQMAR allows."""
    if label == 'O':
        return NAMELESS
    p, _, t = label.partition('-')
    own = COARSE.get(t)
    if own is None:
        return set(LABELS)
    if p == 'B':  # a name does not begin inside one of its own type
        return {l for l in own if l[:2] == 'B-' or l in HOLDERS}
    return {l for l in own if l[:2] == 'I-'} | ({'B-FAC'} if t == 'LOC' else set())


def constrain(s, work):
    """Gives a set the table of what its labels allow."""
    names = open(f'{work}/{s.name}.labels', encoding='utf8').read().split('\n')
    s.allow = torch.full((len(names), L), NEG)
    for i, n in enumerate(names):
        for l in allowed(n):
            s.allow[i, LABELS.index(l)] = 0
