"use strict";
(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const one = (query, root = document) => root.querySelector(query);
  const svg = one(".map svg");
  const chosen = one(".chosen");

  // Places: a name, its row and its point belong together

  const kin = (node) => {
    const { spot, owner } = node.dataset;
    return all(spot === undefined ? `[data-owner="${owner}"]` : `[data-spot="${spot}"]`);
  };

  const say = (owner) => {
    const row = document.getElementById(`p${owner}`);
    if (!row || !chosen) return;
    const cells = all("td", row).map((cell) => cell.textContent.trim());
    const [text, role, is, kind, province, country, point, score, because] = cells;
    const name = document.createElement("strong");
    name.textContent = is === "–" ? text : is;
    const parts = [kind, province, country, point, role, score && `score ${score}`, because].filter(Boolean);
    chosen.replaceChildren(name, ` · ${parts.join(" · ")}`);
  };

  const choose = (node) => {
    all(".on").forEach((other) => other.classList.remove("on"));
    kin(node).forEach((other) => other.classList.add("on"));
    say(node.dataset.owner ?? node.getAttribute("href").slice(2));
    const spot = kin(node).find((other) => other.classList.contains("spot"));
    if (spot) bringIntoView(spot);
  };

  all("[data-owner], .spot").forEach((node) => {
    const glow = (on) => () => kin(node).forEach((other) => other.classList.toggle("near", on));
    node.addEventListener("pointerenter", glow(true));
    node.addEventListener("pointerleave", glow(false));
    node.addEventListener("focus", glow(true));
    node.addEventListener("blur", glow(false));
  });

  const jump = (target) => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const node = event.target.closest(".mark[data-owner], .spot, tr[data-owner]");
    if (!node || moved) return;
    event.preventDefault();
    choose(node);
    if (!node.classList.contains("mark")) jump(document.getElementById(`m${node.dataset.owner ?? node.getAttribute("href").slice(2)}`));
  });

  // The map: views, zoom, moving

  let box = null;
  let moved = false;

  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  const sides = [["middle", 0, -0.8], ["start", 0.75, 0.35], ["end", -0.75, 0.35], ["middle", 0, 1.6]];

  const put = (text, [anchor, right, down], size) => {
    text.setAttribute("text-anchor", anchor);
    text.setAttribute("dx", right * size);
    text.setAttribute("dy", down * size);
  };

  const thin = (size) => {
    const frame = svg.getBoundingClientRect();
    const inside = (at) => at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom;
    const taken = all("figcaption > *").map((control) => control.getBoundingClientRect());
    const dots = all(".dot", svg).map((dot) => dot.getBoundingClientRect());
    const free = (text) => {
      const at = text.getBoundingClientRect();
      const ok = inside(at) && ![...taken, ...dots].some((other) => overlaps(at, other));
      if (ok) taken.push(at);
      return ok;
    };
    for (const text of all(".label", svg)) {
      text.classList.remove("hidden");
      const fits = sides.some((side) => { put(text, side, size); return free(text); });
      if (!fits) { put(text, sides[0], size); text.classList.add("hidden"); }
    }
    for (const text of all(".view:not(.hidden) .name", svg)) {
      text.classList.remove("hidden");
      if (!free(text)) text.classList.add("hidden");
    }
  };

  const show = () => {
    svg.setAttribute("viewBox", box.join(" "));
    const frame = svg.getBoundingClientRect();
    const pixel = Math.max(box[2] / frame.width, box[3] / frame.height);
    all(".dot", svg).forEach((dot) => dot.setAttribute("r", 6 * pixel));
    all(".label", svg).forEach((text) => text.setAttribute("font-size", 13 * pixel));
    all(".name", svg).forEach((text) => text.setAttribute("font-size", 11 * pixel));
    const km = 100 * pixel;
    const round = Number(km.toPrecision(1));
    one(".scale").textContent = `${"─".repeat(Math.max(1, Math.round((8 * round) / km)))} ${round} km`;
    thin(13 * pixel);
  };

  const turnTo = (number) => {
    const views = all(".view", svg);
    views.forEach((view, n) => view.classList.toggle("hidden", n !== number));
    all(".to").forEach((button, n) => button.setAttribute("aria-pressed", n === number));
    box = views[number].dataset.box.split(" ").map(Number);
    show();
  };

  const current = () => all(".view", svg).findIndex((view) => !view.classList.contains("hidden"));

  const zoom = (by) => {
    if (by === 0) return turnTo(current());
    const widest = Number(one(".view:not(.hidden)", svg).dataset.box.split(" ")[2]) * 1.6;
    const width = Math.min(widest, Math.max(20, box[2] * by));
    const height = (box[3] * width) / box[2];
    box = [box[0] + (box[2] - width) / 2, box[1] + (box[3] - height) / 2, width, height];
    show();
  };

  const move = (right, down) => {
    box = [box[0] + right * box[2], box[1] + down * box[3], box[2], box[3]];
    show();
  };

  const bringIntoView = (spot) => {
    const [x, y] = [Number(spot.dataset.x), Number(spot.dataset.y)];
    const holds = (b) => x > b[0] && x < b[0] + b[2] && y > b[1] && y < b[1] + b[3];
    if (holds(box)) return;
    const fit = all(".view", svg).findIndex((view) => holds(view.dataset.box.split(" ").map(Number)));
    if (fit >= 0) turnTo(fit);
  };

  const drag = (start) => {
    const from = [start.clientX, start.clientY, ...box];
    const frame = svg.getBoundingClientRect();
    const pixel = Math.max(box[2] / frame.width, box[3] / frame.height);
    moved = false;
    const go = (event) => {
      const [right, down] = [event.clientX - from[0], event.clientY - from[1]];
      moved = moved || Math.hypot(right, down) > 4;
      if (!moved) return;
      box = [from[2] - right * pixel, from[3] - down * pixel, from[4], from[5]];
      show();
    };
    addEventListener("pointermove", go);
    addEventListener("pointerup", () => { removeEventListener("pointermove", go); setTimeout(() => { moved = false; }); }, { once: true });
  };

  if (svg) {
    const keys = { ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15), "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), 0: () => zoom(0) };
    all(".to").forEach((button) => button.addEventListener("click", () => turnTo(Number(button.dataset.view))));
    all(".zoom").forEach((button) => button.addEventListener("click", () => zoom(Number(button.dataset.zoom))));
    svg.addEventListener("keydown", (event) => { const act = keys[event.key]; if (act) { event.preventDefault(); act(); } });
    svg.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") drag(event); });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    addEventListener("resize", show);
    turnTo(0);
  }

  // Reports: show the words of one in the text, or of all

  const kinds = (piece) => piece.dataset.in.trim().split(" ").map((entry) => entry.split(":"));

  const pick = (number) => {
    all(".report").forEach((report) => report.classList.toggle("on", report.dataset.report === number));
    all(".pick").forEach((button) => button.setAttribute("aria-pressed", button.closest(".report").dataset.report === number));
    one(".pick-all").classList.toggle("hidden", number === null);
    all(".text [data-in]").forEach((piece) => {
      const own = kinds(piece).filter(([owner]) => number === null || owner === number);
      piece.className = own.length ? `mark ${own.at(-1)[1]}` : "mark off";
    });
    const whole = one(".whole");
    const first = one(".text .mark:not(.off)");
    if (number !== null && first) whole.scrollTop = first.offsetTop - whole.offsetTop - 80;
  };

  all(".pick").forEach((button) => button.addEventListener("click", () => {
    const { report } = button.closest(".report").dataset;
    pick(button.getAttribute("aria-pressed") === "true" ? null : report);
  }));
  one(".pick-all")?.addEventListener("click", () => pick(null));
  all(".text [data-in]").forEach((piece) => piece.addEventListener("click", () => {
    const [[number]] = kinds(piece);
    pick(number);
    one(`#r${number}`).scrollIntoView({ block: "nearest" });
  }));
})();
