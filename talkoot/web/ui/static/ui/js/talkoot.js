/* Every page works without this file. */
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const on = (what, run) => document.addEventListener(what, run);

  /* A form is sent once. */
  on("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    if (form.method !== "post" || form.target) return;
    form.dataset.sent = "1";
    all("button:not([type=button])", form).forEach((button) => (button.ariaDisabled = "true"));
  });
  addEventListener("pageshow", () =>
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button", form).forEach((button) => (button.ariaDisabled = null));
    }));

  /* Paper shows what is folded away. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(".more:not([open])");
    opened.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((one) => (one.open = false)));

  /* A form saves itself. */
  all("form[data-autosave]").forEach((form) => {
    const says = form.querySelector(".saved");
    let timer, latest = 0;
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const say = (is, rest = "") => says && ((says.textContent = says.dataset[is] + rest), (says.dataset.is = is));
    async function save() {
      const turn = ++latest;
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form) });
        if (!answer.ok || answer.redirected) throw answer;
        if (turn !== latest) return;
        const now = new Date(), dot = document.documentElement.lang === "en" ? ":" : ".";
        say("saved", " " + now.getHours() + dot + String(now.getMinutes()).padStart(2, "0"));
      } catch {
        if (turn === latest) say("failed"), later(8000);
      }
    }
    form.addEventListener("input", () => later(1500));
    form.addEventListener("submit", () => { clearTimeout(timer); latest++; });
  });

  /* One key, one button. */
  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const wanted = all("[data-key]").find((one) => one.dataset.key.toLowerCase() === event.key.toLowerCase() && one.offsetParent);
    if (wanted) { event.preventDefault(); wanted.click(); }
  });

  /* The menu closes. */
  const menu = document.querySelector("[data-menu]");
  const close = (event) => {
    if (!menu?.open || (event.type !== "keydown" ? menu.contains(event.target) : event.key !== "Escape")) return;
    menu.open = false;
    if (event.type === "keydown") menu.firstElementChild.focus();
  };
  ["click", "focusin", "keydown"].forEach((what) => on(what, close));

  /* Copying. */
  all("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.done;
    });
  });

  /* The language changes, what was typed stays. */
  const typed = () => all("main form[method=post] :is(input, select, textarea)[name]").filter(
    (one) => !["hidden", "file", "password"].includes(one.type));
  const read = (one) => (["checkbox", "radio"].includes(one.type) ? one.checked : one.value);
  all("a[data-keep]").forEach((link) => link.addEventListener("click", () =>
    sessionStorage.setItem("typed", JSON.stringify([link.pathname, typed().map((one) => [one.name, read(one)])]))));
  const [path, values] = JSON.parse(sessionStorage.getItem("typed") || "[]");
  sessionStorage.removeItem("typed");
  if (path === location.pathname)
    typed().forEach((one, place) => {
      const [name, value] = values[place] || [];
      if (name === one.name) typeof value === "boolean" ? (one.checked = value) : (one.value = value);
    });

})();
