// The text: plain blocks at once, spans drawn in a block when it comes near the window.

const LONGEST_BLOCK = 20000; // a longer line goes on in the next block, with a mark
const LANE = 4; // pixels between the lines under one another
const DEEPEST = 31; // lanes that are told apart; the panel lists all spans at any depth

const view = document.getElementById("view-text");
const blocks = []; // {start, end, element, drawn, segments}
const spansOf = new WeakMap(); // segment element -> its spans, the outermost first
let current = null; // the span that is chosen

/** Cut the text into lines, and long lines into pieces. */
function makeBlocks() {
  const fragment = document.createDocumentFragment();
  const string = text.string;
  for (let unit = 0, point = 0; unit < string.length; ) {
    let stop = string.indexOf("\n", unit);
    if (stop < 0) stop = string.length;
    while (unit < stop) {
      let cut = Math.min(stop, unit + LONGEST_BLOCK);
      if (cut < stop && string.charCodeAt(cut) >= 0xdc00 && string.charCodeAt(cut) < 0xe000) cut++;
      const piece = string.slice(unit, cut);
      const wide = text.wide.length ? (piece.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0) : 0;
      const end = point + piece.length - wide;
      const element = h("p", { class: cut < stop ? "block goes-on" : "block" }, piece);
      element.style.containIntrinsicBlockSize = `auto ${Math.ceil(piece.length / 38) * 36 + 12}px`;
      blocks.push({ start: point, end, element, drawn: false, segments: [] });
      fragment.append(element);
      unit = cut;
      point = end;
    }
    unit = stop + 1;
    point += 1;
  }
  markHeadings();
  view.append(fragment);
}

/** A block that is a section's heading and nothing else looks like one; others begin with it. */
function markHeadings() {
  const sections = groupOf("sections");
  for (let i = 0; i < (sections?.count ?? 0); i++) {
    const { start, value } = sections.span(i);
    const block = blockAt(start);
    const length = new Points(value.number + value.heading).length;
    if (!block || !length) continue;
    if (block.end - block.start <= length + 4) {
      block.element.classList.add("heading", `level-${Math.min(value.level, 3)}`);
    } else if (text.slice(start, start + length) === value.number + value.heading) {
      (block.runIns ??= []).push([start, Math.min(start + length, block.end)]);
    }
  }
}

const isRunIn = (block, place) => block.runIns?.some(([start, end]) => start <= place && place < end) ?? false;

const blockStarts = () => (blockStarts.made ??= Int32Array.from(blocks, (block) => block.start));

/** The block that holds a place, or the last one before it. */
function blockAt(place) {
  return blocks[Math.max(0, countBelow(blockStarts(), place, true) - 1)];
}

/** Give each span a lane: shorter spans lie nearer to the text, and no two lines cross. */
function makeLanes(block, spans) {
  const taken = new Int32Array(block.end - block.start);
  const lanes = new Map();
  const byLength = [...spans].sort((one, other) => one.end - one.start - (other.end - other.start) || byPlace(one, other));
  for (const span of byLength) {
    const from = Math.max(span.start, block.start) - block.start;
    const to = Math.min(span.end, block.end) - block.start;
    let used = 0;
    for (let i = from; i < to; i++) used |= taken[i];
    let lane = 0;
    while (lane < DEEPEST - 1 && used & (1 << lane)) lane++;
    for (let i = from; i < to; i++) taken[i] |= 1 << lane;
    lanes.set(span, lane);
  }
  return lanes;
}

/** Draw the spans of a block as flat segments, cut at every border of a span. */
function draw(block) {
  if (block.drawn) return;
  block.drawn = true;
  block.segments = [];
  const spans = spansIn(block.start, block.end);
  const lanes = makeLanes(block, spans);
  const depth = Math.max(0, ...new Set(lanes.values())) + 1;
  block.element.style.setProperty("--lanes", spans.length ? depth : 0);
  const borders = new Set([block.start, block.end, ...(block.runIns?.flat() ?? [])]);
  for (const { start, end } of spans) {
    borders.add(Math.max(start, block.start));
    borders.add(Math.min(end, block.end));
  }
  const cuts = [...borders].sort((one, other) => one - other);
  const children = [];
  let active = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    active = active.filter((span) => span.end > cuts[i]);
    while (next < spans.length && spans[next].start <= cuts[i]) active.push(spans[next++]);
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const drawn = active.length ? makeSegment(block, piece, cuts[i], cuts[i + 1], active, lanes) : piece;
    children.push(isRunIn(block, cuts[i]) ? h("b", { class: "run-in" }, drawn) : drawn);
  }
  block.element.replaceChildren(...children);
}

function makeSegment(block, piece, start, end, spans, lanes) {
  const begins = spans.filter((span) => span.start === start);
  const segment = h("span", { class: "segment" }, piece);
  if (spans.some((span) => span.group.key === "lost")) segment.classList.add("lost");
  if (begins.length) {
    segment.tabIndex = 0;
    segment.setAttribute("role", "button");
    segment.setAttribute("aria-label", begins.map(describe).join("; "));
    segment.setAttribute("aria-controls", "panel");
  }
  spansOf.set(segment, [...spans]);
  block.segments.push(segment);
  paint(segment, start, end, lanes);
  return segment;
}

/** Draw the lines under a segment, each in its lane, with a gap where a span begins or ends. */
function paint(segment, start, end, lanes) {
  const spans = spansOf.get(segment).filter((span) => span.group.key !== "lost");
  const pad = LANE * (Math.max(-1, ...spans.map((span) => lanes.get(span))) + 1);
  const images = [];
  const sizes = [];
  const places = [];
  for (const span of spans) {
    const left = span.start === start ? 1 : 0;
    const right = span.end === end ? 1 : 0;
    images.push(`var(--line-${span.group.key}, var(--line-other))`);
    sizes.push(`calc(100% - ${left + right}px) 3px`);
    places.push(`${left}px calc(100% - ${pad - 3 - LANE * lanes.get(span)}px)`);
  }
  segment.style.paddingBottom = `${pad}px`;
  segment.style.backgroundImage = images.join(",");
  segment.style.backgroundSize = sizes.join(",");
  segment.style.backgroundPosition = places.join(",");
  segment.classList.toggle("chosen", isChosen(segment));
}

const isChosen = (segment) => current !== null && spansOf.get(segment).some((span) => span.id === current.id);

/** Show which span is chosen, in all blocks that are drawn. */
function choose(span) {
  const before = current;
  current = span;
  for (const one of [before, span]) {
    if (!one) continue;
    const last = countBelow(blockStarts(), one.end);
    for (let i = Math.max(0, countBelow(blockStarts(), one.start, true) - 1); i < last; i++) {
      for (const segment of blocks[i].segments) segment.classList.toggle("chosen", isChosen(segment));
    }
  }
}

/** The segment at which a span begins. */
function segmentOf(span) {
  const block = blockAt(span.start);
  draw(block);
  return block.segments.find((segment) => spansOf.get(segment).some((one) => one.id === span.id));
}

/** Scroll to a place; to the span that begins there, if one is given. */
function reveal(place, span = null) {
  const target = (span && segmentOf(span)) ?? blockAt(place)?.element;
  if (!target) return;
  const scroll = () => target.scrollIntoView({ block: "center", inline: "nearest" });
  scroll();
  // Blocks that come into the window take their true height only then.
  requestAnimationFrame(() => requestAnimationFrame(scroll));
  if (span) target.focus({ preventScroll: true });
  else target.animate([{ backgroundColor: "var(--flash)" }, { backgroundColor: "transparent" }], 1600);
}

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const block = blockAt(Number(target.dataset.start));
      block.near = isIntersecting;
      if (isIntersecting) draw(block);
    }
  },
  { rootMargin: "1500px 0px" },
);

/** Draw anew what can be seen, after groups were switched; the rest when it comes near. */
function redraw() {
  for (const block of blocks) {
    block.drawn = false;
    if (block.near) draw(block);
  }
}

function startText() {
  makeBlocks();
  if (!blocks.length) view.append(h("p", { class: "empty", lang: "en" }, "The text is empty."));
  for (const block of blocks) {
    block.element.dataset.start = block.start;
    nearby.observe(block.element);
  }
  view.addEventListener("click", (event) => {
    const segment = event.target.closest(".segment");
    if (!segment || String(getSelection())) return;
    openPanel(innermost(spansOf.get(segment)));
    segment.scrollIntoView({ block: "nearest" }); // on a phone the panel rises over the text
  });
  view.addEventListener("focusin", (event) => {
    const spans = spansOf.get(event.target);
    if (!spans) return;
    const chosen = spans.find((span) => current && span.id === current.id);
    choose(chosen ?? beginningAt(event.target)[0]);
    if (panelIsOpen()) openPanel(current);
  });
  view.addEventListener("keydown", onTextKey);
  addEventListener("beforeprint", () => blocks.forEach(draw));
}

const innermost = (spans) =>
  spans.reduce((best, span) => (span.end - span.start <= best.end - best.start ? span : best));

/** The spans that begin at a segment, the outermost first. */
function beginningAt(segment) {
  const spans = spansOf.get(segment);
  const start = Math.max(...spans.map((span) => span.start));
  return spans.filter((span) => span.start === start);
}

function onTextKey(event) {
  const segment = event.target.closest(".segment");
  if (!segment || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    go(step);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    const isSame = panelIsOpen() && panelSpan()?.id === current?.id;
    openPanel(current ?? beginningAt(segment)[0]);
    segment.scrollIntoView({ block: "nearest" });
    if (isSame) panel.focus();
  } else if (event.key === "Tab") {
    // The browser moves the focus itself; it only needs the next span to be drawn.
    const next = neighbour(current, event.shiftKey ? -1 : 1);
    if (next) draw(blockAt(next.start));
  }
}

/** Move to the next span or the one before. */
function go(step) {
  const next = current && neighbour(current, step);
  if (!next) return;
  choose(next);
  reveal(next.start, next);
  if (panelIsOpen()) openPanel(next);
}
