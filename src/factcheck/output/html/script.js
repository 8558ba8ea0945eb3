// Moves between findings with j and k; Enter goes to the place in the text.
(() => {
  "use strict";
  const findings = [...document.querySelectorAll(".finding")];
  let at = -1;
  const show = (step) => {
    if (!findings.length) return;
    const inside = findings.indexOf(document.activeElement?.closest(".finding"));
    at = Math.min(Math.max((inside < 0 ? at : inside) + step, 0), findings.length - 1);
    findings[at].focus({ preventScroll: true });
    findings[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") show(1);
    else if (event.key === "k") show(-1);
    else if (event.key === "Enter" && event.target.matches(".finding"))
      event.target.querySelector("figcaption a").click();
  });
})();
