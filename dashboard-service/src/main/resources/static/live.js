// Keeps the page up to date in place, draws its charts, and says when it is late. Without it the page reloads as a whole.
(() => {
  const { late, held, lang } = document.currentScript.dataset;

  // What a reader opened stays open, and what somebody typed or chose stays as it is, whichever field they are in by now.
  const entered = new WeakSet();
  document.addEventListener("input", (event) => entered.add(event.target));
  document.querySelectorAll("form:has([aria-invalid]) :is(input:not([type=hidden]), select)").forEach((field) => entered.add(field));
  const kept = ["value", "checked", "selected", "aria-invalid", "aria-describedby"];
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
    !(name === "open" && node.tagName === "DETAILS") &&
    !(kept.includes(name) && entered.has(node.closest("select") ?? node));
  // What is wrong with a field is said until somebody types there.
  Idiomorph.defaults.callbacks.beforeNodeRemoved = (node) => !node.classList?.contains("wrong");
  document.addEventListener("input", ({ target }) => {
    if (target.hasAttribute("aria-describedby") && target.hasAttribute("aria-invalid")) {
      document.getElementById(target.getAttribute("aria-describedby"))?.remove();
      target.removeAttribute("aria-describedby");
      target.removeAttribute("aria-invalid");
    }
  });

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const draw = (plot) => {
    const chart = JSON.parse(plot.dataset.chart);
    const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
    const isShort = chart.x.at(-1) - chart.x[0] < 900;
    const time = new Intl.DateTimeFormat("fr", {
      timeZone: "Africa/Tunis", hour: "2-digit", minute: "2-digit", second: isShort ? "2-digit" : undefined,
    });
    const series = chart.series.map((one) => ({
      label: one.label,
      stroke: colour(one.state),
      width: 1.5,
      fill: one.state === "quiet" ? undefined : `${colour(one.state)}26`,
      points: { show: chart.x.length < 3, size: 5 },
      value: (_, value) => (value == null ? "" : number.format(value)),
    }));
    const data = [chart.x, ...chart.series.map((one) => one.y)];
    if (chart.norm != null) {
      series.push({ label: "", stroke: colour("waiting"), width: 1, dash: [4, 4], points: { show: false } });
      data.push(chart.x.map(() => chart.norm));
    }
    const axis = { stroke: colour("quiet"), font: "12px system-ui", grid: { stroke: colour("line"), width: 1 }, ticks: { show: false } };
    plot.replaceChildren();
    new uPlot({
      width: Math.max(plot.clientWidth, 200),
      height: 120,
      cursor: { show: false },
      legend: { show: chart.series.length > 1, live: false },
      series: [{}, ...series],
      scales: { y: { range: (_, __, max) => [0, Math.max(max, 1) * 1.1] } },
      axes: [
        { ...axis, grid: { show: false }, values: (_, ticks) => ticks.map((at) => time.format(at * 1000)) },
        { ...axis, size: 48, values: (_, ticks) => ticks.map((tick) => number.format(tick)) },
      ],
    }, data, plot);
  };
  const drawAll = () => document.querySelectorAll(".plot").forEach(draw);

  const say = (why) => {
    const mark = document.getElementById("mark");
    if (mark) {
      mark.classList.add("late");
      mark.firstElementChild.textContent = why;
    }
  };

  const live = () => document.getElementById("live");
  let isWaiting = false;
  let isHeld = false;
  const refresh = () => {
    isWaiting = document.hidden;
    isHeld = false;
    if (!isWaiting && live()) {
      htmx.trigger(document.body, "news");
    }
  };

  const listen = () => {
    const source = new EventSource("/live");
    source.addEventListener("news", refresh);
    source.addEventListener("error", () => say(late));
    source.addEventListener("hello", refresh);
    addEventListener("pagehide", () => source.close());
  };

  document.addEventListener("htmx:beforeRequest", (event) => document.hidden && event.preventDefault());
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!detail.xhr.responseText.includes('id="live"')) {
      // Signed out meanwhile.
      location.reload();
      detail.shouldSwap = false;
    } else if (!getSelection().isCollapsed) {
      detail.shouldSwap = false;
      isHeld = true;
      say(held);
    } else {
      document.title = new DOMParser().parseFromString(detail.xhr.responseText, "text/html").title;
    }
  });
  document.addEventListener("htmx:afterSwap", drawAll);
  document.addEventListener("htmx:responseError", () => say(late));
  document.addEventListener("htmx:sendError", () => say(late));
  document.addEventListener("selectionchange", () => isHeld && getSelection().isCollapsed && refresh());
  document.addEventListener("visibilitychange", () => isWaiting && refresh());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("resize", drawAll);

  drawAll();
  if (live()) {
    listen();
  }
})();
