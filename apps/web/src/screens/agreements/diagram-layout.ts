import type { PaperGraph } from '../../api/papers';

type Node = PaperGraph['nodes'][number];

/** Where a step stands in the picture, in units of the drawing. */
export interface Box {
  node: Node;
  x: number;
  y: number;
}

/** A party's lane, as high as its fullest column. */
export interface Lane {
  by: string;
  y: number;
  height: number;
}

export interface Layout {
  width: number;
  height: number;
  lanes: Lane[];
  boxes: Map<string, Box>;
}

export const box = { width: 158, height: 56 };
const gap = { x: 46, y: 14 };
const margin = { left: 132, lane: 14 };

/** Lanes in the order in which parties come to act; in a lane the steps of one column stand below each other. */
export function layOut({ nodes }: PaperGraph): Layout {
  const lanes: Lane[] = [];
  const boxes = new Map<string, Box>();
  let y = 0;
  for (const by of new Set(nodes.map((node) => node.by))) {
    const mine = nodes.filter((node) => node.by === by);
    const rows = new Map<number, number>();
    for (const node of mine) {
      const row = rows.get(node.column) ?? 0;
      rows.set(node.column, row + 1);
      const x = margin.left + gap.x / 2 + node.column * (box.width + gap.x);
      boxes.set(node.id, { node, x, y: y + margin.lane + row * (box.height + gap.y) });
    }
    const height = Math.max(...rows.values()) * (box.height + gap.y) - gap.y + 2 * margin.lane;
    lanes.push({ by, y, height });
    y += height;
  }
  const columns = Math.max(0, ...nodes.map(({ column }) => column)) + 1;
  return { width: margin.left + columns * (box.width + gap.x), height: y, lanes, boxes };
}

/** From the right of one box to the left of another; what leads back goes round below. */
export function arrowPath(from: Box, to: Box): string {
  const [startY, endY] = [from.y + box.height / 2, to.y + box.height / 2];
  if (to.x > from.x) {
    const start = from.x + box.width;
    const bend = Math.max(20, (to.x - start) / 2);
    return `M${start} ${startY}C${start + bend} ${startY} ${to.x - bend} ${endY} ${to.x - 2} ${endY}`;
  }
  const below = from.y + box.height;
  const end = to.y + (to.y < from.y ? box.height : 0);
  const middle = to.x + box.width / 2;
  const start = from.x + box.width / 2;
  const bend = to.y < from.y ? (end + from.y) / 2 : below + 30;
  return `M${start} ${to.y < from.y ? from.y : below}C${start} ${bend} ${middle} ${bend} ${middle} ${end}`;
}

/** A title in lines that fit a box. */
export function linesOf(title: string, most = 24): string[] {
  const lines: string[] = [''];
  for (const word of title.split(' ')) {
    const last = lines.at(-1)!;
    if (last && last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]!.slice(0, most - 1)}…`];
}
