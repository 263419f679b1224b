import { geoAlbersUsa, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { feature } from "topojson-client";
import { read, records } from "./common.js";
import { draw } from "./d3-draw.js";

const [us, by] = await Promise.all([read("states-10m.json"), records()]);
draw(select, feature(us, us.objects.states).features.filter((f) => by.has(f.id)), geoPath(geoAlbersUsa().scale(1300).translate([487.5, 305])), by);
