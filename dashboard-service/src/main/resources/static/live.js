// Keeps the page up to date in place; without it the page reloads as a whole.
(() => {
  const period = 5000;
  const late = document.currentScript.dataset.late;
  const opened = () => [...document.querySelectorAll("#live details[open]")].map((details) => details.id);

  const refresh = async () => {
    const answer = await fetch(location.pathname, { credentials: "same-origin", headers: { Accept: "text/html" } });
    if (answer.redirected) {
      location.reload();
      return;
    }
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const live = document.getElementById("live");
    const fresh = next.getElementById("live");
    opened().forEach((id) => fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", ""));
    // Nothing is swapped under a hand that is about to press, or a reader's selection.
    if (!live.contains(document.activeElement) && getSelection().isCollapsed) {
      live.replaceWith(fresh);
      document.title = next.title;
    }
  };

  const tick = async () => {
    try {
      if (!document.hidden) {
        await refresh();
      }
    } catch {
      const mark = document.getElementById("mark");
      mark.classList.add("late");
      mark.firstElementChild.textContent = late;
    } finally {
      setTimeout(tick, period);
    }
  };

  document.addEventListener("visibilitychange", () => document.hidden || refresh().catch(() => {}));
  setTimeout(tick, period);
})();
