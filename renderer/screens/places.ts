// Which screens there are, for screens that lead to one another: given by the frame, so that none imports the list.
import { createContext, type RefObject, useContext } from "react";

/** The addresses of all screens. */
export const PlacesContext = createContext<readonly string[]>([]);

/** Where one was before a screen that takes the whole window: the way back from a drill. */
export const PlaceBeforeContext = createContext<RefObject<string>>({ current: "/" });

/** The address of the last screen with navigation beside it; Today where there was none. Ask when leaving. */
export function usePlaceBefore(): RefObject<string> {
  return useContext(PlaceBeforeContext);
}

/** Whether there is a screen at an address. */
export function useHasPlace(path: string): boolean {
  return useContext(PlacesContext).includes(path);
}
