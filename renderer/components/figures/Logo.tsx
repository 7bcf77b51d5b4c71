// The mark: a section through the ground, the lowest layer the fullest.
import "./Logo.css";

/** The mark alone, or with the name beside it. */
export function Logo({ size = 26, named = false }: { size?: number; named?: boolean }) {
  return (
    <span className="logo">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path
          className="logo__top"
          d="M1.5 10.5C6 6.5 11 6.5 16 9s10 2.5 14.5-1v6.5c-4.5 3-9.5 3-14.5.5s-10-2.5-14.5 1z"
        />
        <path
          className="logo__middle"
          d="M1.5 18.5c4.5-3.5 9.5-3.5 14.5-1s10 2.5 14.5-.5v5.5c-4.5 2.5-9.5 2.5-14.5.5s-10-2-14.5 1z"
        />
        <path
          className="logo__base"
          d="M1.5 26.5c4.5-3 9.5-3 14.5-1s10 2 14.5-.5V28a3 3 0 0 1-3 3h-23a3 3 0 0 1-3-3z"
        />
      </svg>
      {named ? <span className="logo__name">Tierwise</span> : null}
    </span>
  );
}
