// How an element is searched for in a document and the shadow roots in it.
// Prefixes as Chrome's recorder writes them: aria/, text/, xpath/, pierce/, none for CSS.
const squeezed = (text) => (text || "").replace(/\s+/g, " ").trim();

function* everyElement(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

const shownText = (element) =>
  element.matches("input[type=submit],input[type=button],input[type=reset]")
    ? element.value
    : element.textContent;

// computedName needs --enable-blink-features=ComputedAccessibilityInfo.
const accessibleName = (element) =>
  element.computedName ?? element.getAttribute("aria-label") ?? shownText(element);
const accessibleRole = (element) =>
  element.computedRole ?? element.getAttribute("role") ?? element.localName;

// Table rows and cells take their names from their content: a control of that name is meant.
const CONTROLS = "a,button,input,select,textarea,summary,option,[role],[tabindex]";

function byAria(root, wanted) {
  const role = /\[role=["']?([^"'\]]*)["']?\]/.exec(wanted)?.[1];
  const name = squeezed(wanted.replace(/\[role=[^\]]*\]/, ""));
  const named = [...everyElement(root)].filter((element) =>
    (!name || (element.localName !== "label" && squeezed(accessibleName(element)) === name)) &&
    (!role || accessibleRole(element) === role));
  const controls = named.filter((element) => element.matches(CONTROLS));
  return controls.length ? controls : named;
}

function byText(root, wanted) {
  const text = squeezed(wanted);
  const skipped = new Set(["script", "style", "head", "title", "html", "noscript"]);
  return [...everyElement(root)].filter((element) =>
    !skipped.has(element.localName) && squeezed(shownText(element)).includes(text));
}

function byXPath(root, expression) {
  const found = (root.ownerDocument || root)
    .evaluate(expression, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index));
}

function matchesBelow(root, link) {
  const [, prefix, wanted] = /^(aria|text|xpath|pierce)\/([^]*)$/.exec(link) || [null, "css", link];
  if (prefix === "aria") return byAria(root, wanted);
  if (prefix === "text") return byText(root, wanted);
  if (prefix === "xpath") return byXPath(root, wanted);
  if (prefix === "pierce") return [...everyElement(root)].filter((e) => e.matches(wanted));
  return [...root.querySelectorAll(wanted)];
}

function followed(chain, within) {
  let roots = [within];
  let found = [];
  for (const link of chain) {
    found = [...new Set(roots.flatMap((root) => matchesBelow(root, link)))];
    roots = found.map((element) => element.shadowRoot || element);
  }
  return found.filter((node) => node.nodeType === Node.ELEMENT_NODE);
}

const visible = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

const shownBy = (chain, within) => {
  let found = [];
  try { found = followed(chain, within); } catch { /* a selector that this browser cannot read */ }
  return { found, shown: found.filter(visible) };
};
