// A button that is a drawing alone; its name and its key show when it is pointed at or reached.
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Button } from "./Button.tsx";
import type { IconName } from "./Icon.tsx";
import "./IconButton.css";
import { KeyCap } from "./KeyCap.tsx";

type Props = {
  icon: IconName;
  label: string;
  onPress: () => void;
  keyCap?: string;
  isDisabled?: boolean;
  /** Whether what it switches is on; leave out where it switches nothing. */
  pressed?: boolean;
};

/** Small, quiet. */
export function IconButton({ icon, label, onPress, keyCap, isDisabled = false, pressed }: Props) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      <Button
        kind="quiet"
        size="small"
        icon={icon}
        aria-label={label}
        isDisabled={isDisabled}
        onPress={onPress}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      />
      <Tooltip className="tip" offset={6}>
        {label}
        {keyCap ? <KeyCap keys={keyCap} hidden /> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
