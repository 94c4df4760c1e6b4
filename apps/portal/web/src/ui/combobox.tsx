import { useCombobox } from 'downshift';
import { useEffect, useState, type ReactNode } from 'react';
import { text } from './text';

interface ComboboxProps<Item> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string;
  readonly itemText: (item: Item) => string;
  readonly renderItem?: (item: Item) => ReactNode;
  readonly selected: Item | null;
  readonly onSelect: (item: Item | null) => void;
  readonly onType: (typed: string) => void;
  readonly isSearching?: boolean;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  /** Empties the box after a choice, for adding several. */
  readonly clearAfterChoice?: boolean;
}

/**
 * Text box with a list of choices (ARIA 1.2 combobox): type, arrow keys, Enter or Tab takes the marked one, Escape closes.
 * A whole name typed before the list arrived is chosen when it does.
 */
export function Combobox<Item>(props: ComboboxProps<Item>): ReactNode {
  const { items, itemText, selected, onSelect, onType, clearAfterChoice = false } = props;
  const [typed, setTyped] = useState(selected ? itemText(selected) : '');
  const box = useCombobox<Item>({
    items: [...items],
    inputId: props.id,
    itemToString: (item) => (item ? itemText(item) : ''),
    itemToKey: (item) => (item ? props.itemKey(item) : null),
    selectedItem: selected,
    inputValue: typed,
    defaultHighlightedIndex: 0,
    getA11yStatusMessage: ({ isOpen }) => (isOpen ? text.resultCount(items.length) : ''),
    onInputValueChange: ({ inputValue, type }) => {
      setTyped(inputValue);
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      onType(inputValue);
      if (selected) onSelect(null);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      onSelect(selectedItem ?? null);
      if (clearAfterChoice) setTyped('');
    },
  });

  useEffect(() => {
    setTyped(selected ? itemText(selected) : '');
    // Only when another choice is put in from outside; typing itself must not be undone.
  }, [selected ? props.itemKey(selected) : null]);

  useEffect(() => {
    if (box.isOpen || selected || typed.trim() === '') return;
    const exact = items.find((item) => itemText(item).toLowerCase() === typed.trim().toLowerCase());
    if (!exact) return;
    onSelect(exact);
    if (clearAfterChoice) setTyped('');
  }, [box.isOpen, items, typed, selected]);

  const showsNothing = box.isOpen && items.length === 0 && typed.trim() !== '';
  return (
    <div className="combobox">
      <label className="utrecht-form-label" {...box.getLabelProps()}>
        {props.label}
      </label>
      <input
        className={`utrecht-textbox utrecht-textbox--html-input${props.isInvalid ? ' utrecht-textbox--invalid' : ''}`}
        {...box.getInputProps({ 'aria-describedby': props.describedBy, 'aria-invalid': props.isInvalid ? true : undefined, autoComplete: 'off' })}
      />
      <ul className={box.isOpen && (items.length > 0 || showsNothing) ? 'combobox__list' : 'combobox__list combobox__list--closed'} {...box.getMenuProps()}>
        {box.isOpen
          ? items.map((item, index) => (
              <li
                key={props.itemKey(item)}
                className={index === box.highlightedIndex ? 'combobox__item combobox__item--marked' : 'combobox__item'}
                {...box.getItemProps({ item, index })}
              >
                {props.renderItem ? props.renderItem(item) : itemText(item)}
              </li>
            ))
          : null}
        {showsNothing ? (
          <li className="combobox__empty" role="option" aria-disabled="true" aria-selected="false">
            {props.isSearching ? text.searching : text.noResults}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
