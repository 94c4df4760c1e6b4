import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LogoutButton } from '../session/logout-button';
import type { Person } from '../session/session';
import { text as sessionText } from '../session/text';
import { useUnitName } from '../session/use-unit-name';
import { NAVIGATION } from './navigation';
import { text } from './text';

function Mark(): ReactNode {
  return (
    <svg className="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="5" y="17" width="5" height="10" rx="1" />
      <rect x="13.5" y="11" width="5" height="16" rx="1" />
      <rect x="22" y="5" width="5" height="22" rx="1" className="brand__accent" />
    </svg>
  );
}

function PersonCard({ person }: { readonly person: Person }): ReactNode {
  const unit = useUnitName(person);
  return (
    <div className="person">
      <p className="person__text">
        <span className="person__name">{person.name}</span>
        <span className="person__role">{unit ? `${sessionText.roles[person.role]}, ${unit}` : sessionText.roles[person.role]}</span>
      </p>
      <LogoutButton />
    </div>
  );
}

/** Bar with the product's name and who is logged in; below it the menu of the role. */
export function Header({ person }: { readonly person: Person | null }): ReactNode {
  return (
    <header className="header">
      <div className="header__bar">
        <div className="wrap header__inner">
          <Link to="/" className="brand">
            <Mark />
            <span>{text.product}</span>
          </Link>
          {person ? <PersonCard person={person} /> : null}
        </div>
      </div>
      {person ? (
        <nav className="menu" aria-label={text.mainNavigation}>
          <ul className="wrap menu__list">
            {NAVIGATION[person.role].map((item) => (
              <li key={item.to}>
                <Link to={item.to} activeOptions={{ exact: item.exact ?? false, includeSearch: false }} className="menu__link">
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </header>
  );
}
