// What is filled in: text, numbers, a choice from a list, a switch, and one of a few laid side by side.
import { type CSSProperties, type ReactNode, useId } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { FieldError } from "react-aria-components/FieldError";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { NumberField as AriaNumberField } from "react-aria-components/NumberField";
import { Popover } from "react-aria-components/Popover";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { SearchField as AriaSearchField } from "react-aria-components/SearchField";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { Switch as AriaSwitch } from "react-aria-components/Switch";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import "./Fields.css";
import { Icon } from "./Icon.tsx";

type Common = { label: string; hint?: ReactNode; labelHidden?: boolean; isDisabled?: boolean };

function FieldLabel({ label, hidden }: { label: string; hidden: boolean }) {
  return <Label className={hidden ? "unseen" : "field__label"}>{label}</Label>;
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <Text slot="description" className="field__hint">
      {children}
    </Text>
  );
}

type TextFieldProps = Common & {
  value: string;
  onChange: (value: string) => void;
  /** More than one makes it a field of several lines. */
  rows?: number;
  lang?: string;
  code?: boolean;
  maxLength?: number;
  placeholder?: string;
  error?: string | null;
  autoFocus?: boolean;
};

/** A line or a few lines of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    labelHidden = false,
    rows = 1,
    lang,
    code = false,
    placeholder,
    error,
    maxLength,
    ...rest
  } = props;
  const inner = {
    className: `field__input${code ? " field__input--code" : ""}`,
    ...(lang ? { lang } : {}),
    ...(placeholder ? { placeholder } : {}),
  };
  return (
    <AriaTextField {...rest} {...(maxLength ? { maxLength } : {})} isInvalid={Boolean(error)} className="field">
      <FieldLabel label={label} hidden={labelHidden} />
      {rows > 1 ? (
        <TextArea {...inner} rows={rows} style={{ "--rows": rows } as CSSProperties} />
      ) : (
        <Input {...inner} />
      )}
      {hint ? <Hint>{hint}</Hint> : null}
      <FieldError className="field__error">{error ?? ""}</FieldError>
    </AriaTextField>
  );
}

type NumberFieldProps = Common & {
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  format?: Intl.NumberFormatOptions;
  autoFocus?: boolean;
};

/** A number with steps; an emptied field keeps the last one. */
export function NumberField({
  label,
  hint,
  labelHidden = false,
  onChange,
  min,
  max,
  step,
  format,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
      minValue={min}
      maxValue={max}
      onChange={(value) => {
        if (Number.isFinite(value)) onChange(value);
      }}
      className="field"
    >
      <FieldLabel label={label} hidden={labelHidden} />
      <Group className="field__number">
        <AriaButton slot="decrement" className="field__step">
          <Icon name="dash" size={16} />
        </AriaButton>
        <Input className="field__input field__input--number" />
        <AriaButton slot="increment" className="field__step">
          <Icon name="plus" size={16} />
        </AriaButton>
      </Group>
      {hint ? <Hint>{hint}</Hint> : null}
    </AriaNumberField>
  );
}

type SearchFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
  onEscape?: () => void;
};

/** A search: Escape empties it. */
export function SearchField({ label, placeholder, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className="field field--search">
      <Icon name="search" size={16} />
      <Input className="field__input" {...(placeholder ? { placeholder } : {})} />
      <AriaButton className="field__clear">
        <Icon name="close" size={16} />
      </AriaButton>
    </AriaSearchField>
  );
}

export type Choice<T extends string> = { value: T; label: string; hint?: string };

type SelectProps<T extends string> = Common & {
  value: T;
  onChange: (value: T) => void;
  choices: readonly Choice<T>[];
};

/** One of a list that opens. */
export function Select<T extends string>({
  label,
  hint,
  labelHidden = false,
  value,
  onChange,
  choices,
  ...rest
}: SelectProps<T>) {
  return (
    <AriaSelect
      {...rest}
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => {
        const found = choices.find((choice) => choice.value === key);
        if (found) onChange(found.value);
      }}
    >
      <FieldLabel label={label} hidden={labelHidden} />
      <AriaButton className="field__select">
        <SelectValue />
        <Icon name="down" size={16} />
      </AriaButton>
      {hint ? <Hint>{hint}</Hint> : null}
      <Popover className="popover" offset={4}>
        <ListBox className="menu">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="menu__item">
              <Text slot="label">{choice.label}</Text>
              {choice.hint ? (
                <Text slot="description" className="menu__hint">
                  {choice.hint}
                </Text>
              ) : null}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

type SegmentsProps<T extends string> = Common & {
  value: T | null;
  onChange: (value: T) => void;
  choices: readonly Choice<T>[];
};

/** One of two to five, all in sight. */
export function Segments<T extends string>({
  label,
  hint,
  labelHidden = false,
  value,
  onChange,
  choices,
  ...rest
}: SegmentsProps<T>) {
  return (
    <RadioGroup
      {...rest}
      className="field"
      orientation="horizontal"
      value={value}
      onChange={(key) => {
        const found = choices.find((choice) => choice.value === key);
        if (found) onChange(found.value);
      }}
    >
      <FieldLabel label={label} hidden={labelHidden} />
      <div className="segments">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="segments__item">
            {choice.label}
          </Radio>
        ))}
      </div>
      {hint ? <Hint>{hint}</Hint> : null}
    </RadioGroup>
  );
}

type SwitchProps = { label: ReactNode; isSelected: boolean; onChange: (on: boolean) => void; isDisabled?: boolean };

/** On or off, at once. */
export function Switch({ label, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="switch">
      <span className="switch__track" aria-hidden="true">
        <span className="switch__knob" />
      </span>
      <span>{label}</span>
    </AriaSwitch>
  );
}

type FileButtonProps = {
  label: string;
  accept: string;
  onFiles: (files: readonly File[]) => void;
  kind?: "plain" | "primary";
};

/** Chooses files where the host has no dialog of its own. */
export function FileButton({ label, accept, onFiles, kind = "plain" }: FileButtonProps) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        accept={accept}
        multiple
        className="unseen"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <label htmlFor={id} className={`button button--${kind} button--normal`}>
        <Icon name="file" />
        {label}
      </label>
    </span>
  );
}
