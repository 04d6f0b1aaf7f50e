// Prepares the outlines of the world map: Natural Earth at 1:50 million (public domain, through the npm package
// world-atlas) in the Equal Earth projection, simplified once. Run by hand: npm install && node outlines.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify, planarTriangleArea } from "topojson-simplify";
import iso from "i18n-iso-countries";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));

// Units of the map: 4,000 from edge to edge. The edge is 169 degrees west, so that no land but a cape is cut in two.
const WIDTH = 4000;
// The part that the detail map shows again, larger: what is drawn there keeps more of its corners.
const EUROPE = [1690, 50, 2390, 520];
const LEAST_AREA = 26;
const FINER = 9;
// An island below this area is left out, unless it is all that its country has.
const LEAST_ISLAND = 30;

const world = feature(atlas, atlas.objects.countries);
const drawn = world.features.filter((country) => country.id !== "010");
const projection = geoEqualEarth().rotate([-11, 0]);
projection.fitWidth?.(WIDTH, { type: "Sphere" });
const flat = geoProject({ type: "FeatureCollection", features: drawn }, projection);

const inEurope = ([x, y]) => x > EUROPE[0] && x < EUROPE[2] && y > EUROPE[1] && y < EUROPE[3];
const weight = (triangle) => planarTriangleArea(triangle) * (inEurope(triangle[1]) ? FINER : 1);
const joined = topology({ countries: flat });
const simple = simplify(presimplify(joined, weight), LEAST_AREA);
const shapes = feature(simple, simple.objects.countries).features;

const ringArea = (ring) => {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum / 2;
};
const polygons = (geometry) =>
  geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
const sizeOf = (polygon) => Math.abs(ringArea(polygon[0]));

function centre(polygon) {
  const ring = polygon[0];
  let [x, y, area] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
    area += 3 * cross;
  }
  return [Math.round(x / area), Math.round(y / area)];
}

function pathOf(ring) {
  let at = null;
  const points = [];
  for (const point of ring.slice(0, -1)) {
    const next = point.map(Math.round);
    if (at && next[0] === at[0] && next[1] === at[1]) continue;
    points.push(next);
    at = next;
  }
  if (points.length < 3) return "";
  const pair = (x, y) => (y < 0 ? `${x}${y}` : `${x} ${y}`);
  let path = `M${pair(...points[0])}l`;
  for (let i = 1; i < points.length; i++) {
    const step = pair(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
    path += i === 1 || step[0] === "-" ? step : ` ${step}`;
  }
  return `${path}z`;
}

const rows = new Map();
for (let i = 0; i < drawn.length; i++) {
  const code = (drawn[i].id && iso.numericToAlpha3(drawn[i].id)) || "-";
  const whole = polygons(flat.features[i].geometry);
  if (whole.length === 0) continue;
  const largest = whole.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
  const [x, y] = centre(largest);
  const area = Math.round(whole.reduce((sum, polygon) => sum + sizeOf(polygon), 0));
  const kept = polygons(shapes[i].geometry)
    .filter((polygon) => sizeOf(polygon) >= (inEurope(polygon[0][0]) ? LEAST_ISLAND / 3 : LEAST_ISLAND))
    .map((polygon) => polygon.filter((ring, place) => place === 0 || Math.abs(ringArea(ring)) >= LEAST_ISLAND))
    .map((polygon) => polygon.map(pathOf).join(""))
    .join("");
  const row = rows.get(code) ?? { x, y, area: 0, path: "" };
  rows.set(code, { ...row, area: row.area + area, path: row.path + kept });
}
// The European Union has a mark of its own, in the ocean west of Europe.
rows.set("EUE", { x: 1746, y: 300, area: 0, path: "" });
const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
const table = lines.map(([code, { x, y, area, path }]) => [code, x, y, area, path].join("\t")).join("\n") + "\n";
const out = new URL("../../src/web/map/outlines.tsv", import.meta.url);
writeFileSync(out, table);
console.log(`${lines.length} rows of ${drawn.length} outlines, ${table.length} bytes`);
