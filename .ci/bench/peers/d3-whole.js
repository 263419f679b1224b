// d3 and topojson-client whole, as pages take them from a CDN.
import { read, records } from "./common.js";
import { draw } from "./d3-draw.js";

const [us, by] = await Promise.all([read("states-albers-10m.json"), records()]);
draw(d3.select, topojson.feature(us, us.objects.states).features, d3.geoPath(), by);
