// The page reads without this script; it adds the card, the chains, the lines and the switches.
(function () {
'use strict';
var root = document.documentElement;
var article = document.getElementById('article');
var card = document.getElementById('card');
root.classList.add('js');

function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }

function make(name, text, className) {
  var e = document.createElement(name);
  if (text) e.textContent = text;
  if (className) e.className = className;
  return e;
}

// A title would show a second, slower card. The lines of it are the facts of the mark.
all('.b [title]').forEach(function (e) {
  e.dataset.facts = e.title;
  e.removeAttribute('title');
});

// Names of countries and currencies are those of the browser.
function nameOf(kind, code) {
  try {
    return new Intl.DisplayNames(['ar'], { type: kind }).of(code) || code;
  } catch (e) {
    return code;
  }
}
all('[data-names]').forEach(function (e) {
  var code = e.textContent;
  var name = nameOf(e.dataset.names, code);
  if (name !== code) e.firstChild.textContent = name + ' (' + code + ')';
});

// Scheme: that of the system until the button is used.
document.getElementById('theme').addEventListener('click', function () {
  var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});

// Legend: a button shows and hides its marks. Hidden ones leave the order of the keyboard.
all('[data-legend]').forEach(function (button) {
  button.addEventListener('click', function () {
    var off = button.getAttribute('aria-pressed') === 'true';
    var kind = button.dataset.legend;
    button.setAttribute('aria-pressed', String(!off));
    article.classList.toggle('no-' + kind, off);
    all('.m.' + kind + ',.' + kind + '[data-q]:not(.m)', article).forEach(function (e) {
      e.classList.toggle('off', off);
      if (off && e.tabIndex === 0) {
        e.removeAttribute('tabindex');
        e.dataset.reach = '';
      } else if (!off && 'reach' in e.dataset) {
        e.tabIndex = 0;
      }
    });
    leave();
    schedule();
  });
});

// What belongs to a mark: its chain; a quote, its cue and its speaker; a bullet and its sentences.
var lit = [];
function light(elements) { elements.forEach(function (e) { e.classList.add('on'); lit.push(e); }); }
function dark() { lit.forEach(function (e) { e.classList.remove('on'); }); lit = []; }

function subject(target) {
  if (!target || !target.closest) return null;
  var e = target.closest('.m:not(.off),.missing,li[data-e]');
  return e || target.closest('.cue,.quote:not(.off),.bullet,.s[data-bullets]');
}

function sentencesOf(bullet) {
  return (bullet.dataset.supports || '').split(' ').filter(Boolean).map(function (id) { return document.getElementById(id); });
}

function bulletsOf(e) {
  if (e.classList.contains('bullet')) return [e];
  var within = e.closest('.bullet');
  if (within) return [within];
  var s = e.classList.contains('m') ? null : e.closest('.s[data-bullets]');
  return s ? s.dataset.bullets.split(' ').map(function (n) { return article.querySelector('[data-bullet="' + n + '"]'); }) : [];
}

function select(e) {
  dark();
  if (e.dataset.q !== undefined) {
    light(all('[data-q="' + e.dataset.q + '"]', article));
    if (e.dataset.e !== undefined) light(all('.m[data-e="' + e.dataset.e + '"]'));
  } else if (e.dataset.e !== undefined) {
    light(all('.m[data-e="' + e.dataset.e + '"]:not(.off),li[data-e="' + e.dataset.e + '"]'));
  } else if (e.classList.contains('m')) {
    light([e]);
  }
  var lacking = e.closest('.missing');
  if (lacking) {
    var other = document.getElementById(lacking.dataset.against);
    if (other) light([other]);
  }
  if (!article.classList.contains('no-support')) {
    bulletsOf(e).forEach(function (b) { light([b].concat(sentencesOf(b))); });
  }
  trace();
}

// The card says what the mark is. It stays while the pointer is on it; Escape closes it.
var shown = null, leaving = 0;

function fill(e) {
  card.textContent = '';
  var facts = (e.dataset.facts || '').split('\n');
  var entry = e.classList.contains('m') && e.dataset.e !== undefined && document.getElementById('e' + e.dataset.e);
  card.appendChild(make('small', facts[0]));
  if (entry) {
    card.appendChild(make('strong', entry.querySelector('a').textContent));
    var dl = entry.querySelector('dl');
    if (dl) card.appendChild(dl.cloneNode(true));
    var n = all('.m[data-e="' + e.dataset.e + '"]:not(.rest)', article);
    if (n.length > 1) card.appendChild(make('small', 'الموضع ' + (n.indexOf(e) + 1) + ' من ' + n.length));
  } else {
    if (facts.length > 1) card.appendChild(make('strong', facts[1]));
    card.appendChild(make('p', facts.slice(2).map(function (line) {
      var code = /^(العملة: )([A-Z]{3})$/.exec(line);
      return code ? code[1] + nameOf('currency', code[2]) : line;
    }).join('\n')));
  }
  var lacking = e.closest('.missing');
  if (lacking && lacking !== e) card.appendChild(make('p', lacking.dataset.facts, 'why'));
}

function place(e) {
  var r = e.getClientRects()[0];
  var w = card.offsetWidth, h = card.offsetHeight, wide = root.clientWidth, high = window.innerHeight;
  var top = r.bottom + 8;
  if (top + h > high - 8) top = Math.max(8, r.top - h - 8);
  card.style.top = top + 'px';
  card.style.left = Math.min(Math.max(8, r.right - w), wide - w - 8) + 'px';
}

function show(e) {
  clearTimeout(leaving);
  if (shown === e) return;
  if (shown) shown.removeAttribute('aria-describedby');
  shown = e;
  select(e);
  if (!e.dataset.facts) { card.hidden = true; return; }
  fill(e);
  card.className = 'card ' + e.className.replace(/\b(m|on|rest|off)\b/g, '');
  card.hidden = false;
  e.setAttribute('aria-describedby', 'card');
  place(e);
}

function leave() {
  clearTimeout(leaving);
  if (shown) shown.removeAttribute('aria-describedby');
  shown = null;
  card.hidden = true;
  dark();
  trace();
}

function leaveSoon() {
  clearTimeout(leaving);
  leaving = setTimeout(function () {
    var focused = subject(document.activeElement);
    if (focused && document.activeElement.matches(':focus-visible')) show(focused); else leave();
  }, 180);
}

document.addEventListener('pointerover', function (event) {
  if (event.pointerType === 'touch') return;
  if (card.contains(event.target)) { clearTimeout(leaving); return; }
  var e = subject(event.target);
  if (e) show(e); else if (shown) leaveSoon();
});
document.addEventListener('pointerleave', leaveSoon);
document.addEventListener('click', function (event) {
  var e = subject(event.target);
  if (e) show(e); else if (!card.contains(event.target)) leave();
});
document.addEventListener('focusin', function (event) {
  var e = subject(event.target);
  if (e) show(e); else leave();
});
document.addEventListener('focusout', leaveSoon);
document.addEventListener('keydown', function (event) {
  if (event.key === 'Escape') { leave(); return; }
  var step = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
  var e = document.activeElement;
  if (!step || !e || e.dataset.e === undefined || !e.classList.contains('m')) return;
  var chain = all('.m[data-e="' + e.dataset.e + '"][tabindex]', article);
  event.preventDefault();
  chain[(chain.indexOf(e) + step + chain.length) % chain.length].focus();
});

// What is copied out of the article is its text alone, a block a line, without colours.
document.addEventListener('copy', function (event) {
  var selection = getSelection();
  if (!event.clipboardData || selection.rangeCount !== 1 || selection.isCollapsed) return;
  var range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return;
  var texts = all('.b', article).filter(function (b) { return range.intersectsNode(b); }).map(function (b) {
    var part = document.createRange();
    part.selectNodeContents(b);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString();
  });
  event.clipboardData.setData('text/plain', texts.filter(Boolean).join('\n'));
  event.preventDefault();
});

// Lines. They lie in a layer under the text, outside the article, so that nothing of them is copied.
var overlay = make('div');
overlay.id = 'overlay';
overlay.setAttribute('aria-hidden', 'true');
article.parentNode.insertBefore(overlay, article);
var svg = null, origin = null;

function draw(name, attributes) {
  var e = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.keys(attributes).forEach(function (k) { e.setAttribute(k, attributes[k]); });
  svg.appendChild(e);
  return e;
}

// box is the place of an element in the layer.
function box(e) {
  var r = e.getBoundingClientRect();
  return { top: r.top - origin.top, bottom: r.bottom - origin.top, left: r.left - origin.left, right: r.right - origin.left, mid: (r.top + r.bottom) / 2 - origin.top };
}

function edges() {
  var e = article.querySelector(':scope > .b');
  return e ? box(e) : box(article);
}

// support draws a line from every bullet to each of its sentences.
function support() {
  var text = edges();
  var later = []; // signs lie over all lines
  all('.bullet[data-supports]', article).forEach(function (bullet) {
    var from = box(bullet), n = bullet.dataset.bullet;
    var of = { 'data-hue': bullet.dataset.hue, 'data-of': n };
    var beside = from.right <= text.left;
    var lane = (n - 1) % 4;
    sentencesOf(bullet).forEach(function (s) {
      var to = box(s);
      var x = beside ? text.left - 12 - 7 * lane : text.right + 9 + 8 * lane;
      var top = to.top + 6, bottom = Math.max(to.bottom - 6, top + 4);
      var path;
      if (beside) {
        var start = box(bullet.parentNode).right, x0 = text.left - 44, bend = (x0 - start) / 1.6;
        path = 'M' + start + ' ' + from.mid + 'C' + (start + bend) + ' ' + from.mid + ' ' + (x0 - bend) + ' ' + to.mid + ' ' + x0 + ' ' + to.mid + 'H' + x;
      } else {
        path = 'M' + from.right + ' ' + from.mid + 'H' + (x - 5) + 'Q' + x + ' ' + from.mid + ' ' + x + ' ' + (from.mid + 5) + 'V' + top;
      }
      draw('path', Object.assign({ d: path, 'class': 'link' }, of));
      later.push(function () {
        draw('line', Object.assign({ x1: x, x2: x, y1: top, y2: bottom, 'class': 'span' }, of));
        draw('circle', Object.assign({ cx: x, cy: to.mid, r: beside ? 8 : 7, 'class': 'dot' }, of));
        draw('text', Object.assign({ x: x, y: to.mid + 3.5 }, of)).textContent = n;
      });
    });
  });
  later.forEach(function (f) { f(); });
}

// quotes draws a line beside what is said, with the name of who says it.
function quotes() {
  var text = edges(), wide = getComputedStyle(article.querySelector('.b') || article, '::before').position === 'absolute';
  var free = 0, last = null;
  all('.quote[data-q]:not(.rest)', article).forEach(function (q) {
    if (q.closest('.rail') && wide) return;
    var parts = all('.quote[data-q="' + q.dataset.q + '"]', article).map(box);
    var top = Math.min.apply(null, parts.map(function (p) { return p.top; })) + 3;
    var bottom = Math.max.apply(null, parts.map(function (p) { return p.bottom; })) - 3;
    var x = wide ? text.right + 18 : text.left - 9;
    draw('line', { x1: x, x2: x, y1: top, y2: bottom, 'class': 'said' + (q.dataset.direct ? '' : ' indirect'), 'data-quote': q.dataset.q });
    if (!wide || !q.dataset.speaker || (last === q.dataset.speaker && top - free < 30)) return;
    var note = make('div', '', 'note');
    note.dataset.name = q.dataset.speaker;
    note.dataset.cue = q.dataset.cue || '';
    overlay.appendChild(note);
    note.style.left = text.right + 28 + 'px';
    note.style.top = Math.max(top - 2, free) + 'px';
    free = Math.max(top - 2, free) + note.offsetHeight + 4;
    last = q.dataset.speaker;
  });
}

function lines() {
  waiting = false;
  overlay.textContent = '';
  origin = overlay.getBoundingClientRect();
  svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  overlay.appendChild(svg);
  if (!article.classList.contains('no-quote')) quotes();
  if (!article.classList.contains('no-support')) support();
  trace();
}

// trace brings out the lines of the bullets that are lit.
function trace() {
  if (!svg) return;
  var on = all('.bullet.on', article).map(function (b) { return b.dataset.bullet; });
  svg.classList.toggle('dim', on.length > 0);
  all('[data-of]', svg).forEach(function (e) { e.classList.toggle('on', on.indexOf(e.dataset.of) >= 0); });
}

var waiting = false;
function schedule() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(lines);
}
new ResizeObserver(schedule).observe(article);
window.addEventListener('resize', schedule);
document.addEventListener('scroll', schedule, { capture: true, passive: true });
document.addEventListener('scroll', function () { if (shown && !card.hidden) place(shown); }, { passive: true });
if (document.fonts) document.fonts.ready.then(schedule);
schedule();
})();
