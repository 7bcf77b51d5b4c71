// Which screens there are, for screens that lead to one another: given by the frame, so that none imports the list.
import { createContext, useContext } from "react";

/** The addresses of all screens. */
export const PlacesContext = createContext<readonly string[]>([]);

/** Whether there is a screen at an address. */
export function useHasPlace(path: string): boolean {
  return useContext(PlacesContext).includes(path);
}
