/** Of the pair whose fields are not there yet. */
let wanted: string | undefined;

/** Goes to what can be chosen of this pair; where its records are still being read, as soon as they are. */
export function goToChoices(group: string): void {
  wanted = focusChoice() ? undefined : group;
}

/** The keys have gone on: what comes now must not take them. */
export function forgetChoices(): void {
  wanted = undefined;
}

/** The fields of a pair are there. */
export function choicesAreThere(group: string): void {
  if (wanted === group) focusChoice();
  forgetChoices();
}

function focusChoice(): boolean {
  const choice = document.querySelector<HTMLInputElement>('.merge-choice input:checked');
  choice?.focus();
  return choice !== null;
}
