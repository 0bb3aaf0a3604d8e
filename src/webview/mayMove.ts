/** Whether films may begin by themselves: VS Code says it by a class, the system by a media query. */
export function mayMove(): boolean {
  return (
    !document.body.classList.contains('vscode-reduce-motion') &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
