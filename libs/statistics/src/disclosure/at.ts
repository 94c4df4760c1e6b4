/** The element at a place that the caller knows to exist. */
export function at<T>(list: { readonly [place: number]: T | undefined }, place: number): T {
  const element = list[place];
  if (element === undefined) throw new RangeError(`Nothing at place ${place}`);
  return element;
}
