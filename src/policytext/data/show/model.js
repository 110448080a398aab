"use strict";
// The document as the page holds it: text and source by code points, groups of spans by place.

const data = JSON.parse(document.getElementById("data").textContent);

/** The number of items of a sorted array that are below a value (or not above it). */
function countBelow(sorted, value, orEqual = false) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A string that is cut by code points, as the library counts, not by UTF-16 units. */
class Points {
  constructor(string) {
    this.string = string;
    this.wide = [];
    const pair = /[\ud800-\udbff][\udc00-\udfff]/g;
    for (let found; (found = pair.exec(string)); ) this.wide.push(found.index - this.wide.length);
    this.length = string.length - this.wide.length;
  }

  unit(point) {
    return this.wide.length ? point + countBelow(this.wide, point) : point;
  }

  slice(start, end) {
    return this.string.slice(this.unit(start), this.unit(end));
  }
}

const text = new Points(data.text);
const source = typeof data.source === "string" ? new Points(data.source) : text;

/** The stretch of the source behind a stretch of text, as Alignment.to_source gives it. */
function toSource(start, end) {
  if (!data.alignment) return [start, end];
  const [texts, sources, linear] = data.alignment;
  const at = (point, i, inside) =>
    texts[i] === point ? sources[i] : linear[i] ? sources[i] + point - texts[i] : sources[inside];
  const first = countBelow(texts, start, true) - 1;
  const next = countBelow(texts, end);
  const last = texts[next] === end ? next : next - 1;
  return [at(start, first, first), at(end, last, last + 1)];
}

/** What the user can switch on and off: a layer, or a part of one. */
class Group {
  constructor({ key, name, layer, shown, steps, lengths, labels, values }, place) {
    Object.assign(this, { key, name, layer, shown, place, labels, values });
    this.count = steps.length;
    this.starts = new Int32Array(this.count);
    this.ends = new Int32Array(this.count);
    this.reach = new Int32Array(this.count); // the furthest end so far: rises even where spans nest
    let start = 0;
    let reach = 0;
    for (let i = 0; i < this.count; i++) {
      start += steps[i];
      this.starts[i] = start;
      this.ends[i] = start + lengths[i];
      this.reach[i] = reach = Math.max(reach, this.ends[i]);
    }
  }

  span(i) {
    return {
      group: this,
      i,
      id: `${this.place}:${i}`,
      start: this.starts[i],
      end: this.ends[i],
      label: typeof this.labels === "string" ? this.labels : this.labels[i],
      value: this.values ? this.values[i] : null,
    };
  }

  /** The spans that share a character with a stretch, in order. */
  overlapping(start, end) {
    const found = [];
    const last = countBelow(this.starts, end);
    for (let i = countBelow(this.reach, start, true); i < last; i++) {
      if (this.ends[i] > start) found.push(this.span(i));
    }
    return found;
  }
}

/** Repairs that left a mark in the text, as groups like the layers: those with loss, and others. */
function repairGroup(key, name, shown, lost) {
  const repairs = data.repairs
    .filter(([, start, end, , , isLost]) => start < end && isLost === lost)
    .sort((one, other) => one[1] - other[1] || other[2] - one[2]);
  return {
    key,
    name,
    layer: "repairs",
    shown,
    steps: repairs.map(([, start], i) => start - (i ? repairs[i - 1][1] : 0)),
    lengths: repairs.map(([, start, end]) => end - start),
    labels: repairs.map(([kind]) => kind),
    values: null,
  };
}

const groups = [
  ...data.groups,
  repairGroup("lost", "Lost characters", true, true),
  repairGroup("repairs", "Repairs", false, false),
]
  .filter((group) => group.steps.length || group.layer !== "repairs")
  .map((group, place) => new Group(group, place));

const groupOf = (key) => groups.find((group) => group.key === key);

const byPlace = (one, other) =>
  one.start - other.start || other.end - one.end || one.group.place - other.group.place || one.i - other.i;

/** All spans of the groups that are switched on that share a character with a stretch. */
function spansIn(start, end) {
  return groups.filter((group) => group.shown).flatMap((group) => group.overlapping(start, end)).sort(byPlace);
}

/** The next span (or the one before) among the groups that are switched on. */
function neighbour(span, step) {
  let best = null;
  for (const group of groups) {
    if (!group.shown) continue;
    // All candidates of a group start near the span's start; walk to the first beyond it.
    let i = countBelow(group.starts, span.start, step < 0) - (step < 0 ? 1 : 0);
    while (i >= 0 && i < group.count && step * byPlace(group.span(i), span) <= 0) i += step;
    if (i < 0 || i >= group.count) continue;
    const one = group.span(i);
    if (!best || step * byPlace(one, best) < 0) best = one;
  }
  return best;
}

/** The sentences that a span touches, as one stretch; null where there is no such layer. */
function sentenceOf(span) {
  const found = groupOf("sentences")?.overlapping(span.start, span.end) ?? [];
  return found.length ? [found[0].start, found[found.length - 1].end] : null;
}

/** The sections around a place, the outermost first. */
const sectionsAt = (place) => groupOf("sections")?.overlapping(place, place + 1) ?? [];

/** An element: attributes with "on" are listeners, null ones are left out. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** A decimal as written, with its whole part in groups of three. */
function formatNumber(number) {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(number) ?? [null, "", number, ""];
  return (sign ? "−" : "") + grouped(whole) + rest;
}

const formatCount = (count) => grouped(String(count));

/** A share as per cent that is never rounded to nothing. */
function formatShare(share) {
  if (share === 0) return "0%";
  const percent = share * 100;
  return percent < 0.01 ? "<0.01%" : `${percent.toFixed(percent < 1 ? 2 : 1)}%`;
}
