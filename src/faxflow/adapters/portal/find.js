// For each selector chain: all its matches in this frame, and the innermost visible ones.
return arguments[0].map((chain) => {
  const { found, shown } = shownBy(chain, document);
  const innermost = shown.filter((e) => !shown.some((other) => other !== e && e.contains(other)));
  return { count: found.length, shown: innermost };
});
