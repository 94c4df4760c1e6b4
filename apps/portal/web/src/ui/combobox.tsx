import { useCombobox, type UseComboboxProps } from 'downshift';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { text } from './text';

interface ComboboxProps<Item> {
  readonly id: string;
  readonly label: ReactNode;
  /** Hint and messages, between label and box. */
  readonly notes?: ReactNode;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string;
  readonly itemText: (item: Item) => string;
  readonly selected: Item | null;
  readonly onSelect: (item: Item | null) => void;
  readonly onType: (typed: string) => void;
  readonly isSearching?: boolean;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
  /** Empties the box after a choice, for adding several. */
  readonly clearAfterChoice?: boolean;
}

/** Keeps what is typed where downshift would replace it: after a choice that is only added to a list, and when a choice is undone by typing. */
function keepTyped<Item>(clearAfterChoice: boolean): NonNullable<UseComboboxProps<Item>['stateReducer']> {
  return (state, { type, changes }) => {
    const types = useCombobox.stateChangeTypes;
    if (type === types.ControlledPropUpdatedSelectedItem) {
      return changes.selectedItem ? changes : { ...changes, inputValue: state.inputValue };
    }
    return clearAfterChoice && changes.selectedItem ? { ...changes, inputValue: '' } : changes;
  };
}

/**
 * Text box with a list of choices (ARIA 1.2 combobox): type, arrow keys, Enter or Tab takes the marked one, Escape closes.
 * A whole name typed before the list arrived is chosen when it does.
 */
export function Combobox<Item>(props: ComboboxProps<Item>): ReactNode {
  const { items, itemText, selected, onSelect, onType, clearAfterChoice = false } = props;
  const box = useCombobox<Item>({
    items: [...items],
    inputId: props.id,
    itemToString: (item) => (item ? itemText(item) : ''),
    itemToKey: (item) => (item ? props.itemKey(item) : null),
    selectedItem: selected,
    defaultHighlightedIndex: 0,
    stateReducer: keepTyped(clearAfterChoice),
    getA11yStatusMessage: (state) => (state.isOpen ? text.resultCount(items.length) : ''),
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      onType(inputValue);
      if (selected) onSelect(null);
    },
    onSelectedItemChange: ({ selectedItem }) => onSelect(selectedItem ?? null),
  });
  const { isOpen, inputValue } = box;

  const takeExact = useEffectEvent(() => {
    if (isOpen || selected || inputValue.trim() === '') return;
    const exact = items.find((item) => itemText(item).toLowerCase() === inputValue.trim().toLowerCase());
    if (!exact) return;
    onSelect(exact);
    if (clearAfterChoice) box.setInputValue('');
  });
  useEffect(() => takeExact(), [isOpen, items]);

  const showsNothing = isOpen && items.length === 0 && inputValue.trim() !== '';
  return (
    <div className="combobox field">
      <label className="utrecht-form-label" {...box.getLabelProps()}>
        {props.label}
      </label>
      {props.notes}
      <div className="combobox__box">
        <input
          className={`utrecht-textbox utrecht-textbox--html-input${props.isInvalid ? ' utrecht-textbox--invalid' : ''}`}
          {...box.getInputProps({
            'aria-describedby': props.describedBy,
            'aria-invalid': props.isInvalid ? true : undefined,
            'aria-required': props.isRequired ? true : undefined,
            autoComplete: 'off',
          })}
        />
        <ul className={isOpen && items.length > 0 ? 'combobox__list' : 'combobox__list combobox__list--closed'} {...box.getMenuProps()}>
          {isOpen
            ? items.map((item, index) => (
                <li
                  key={props.itemKey(item)}
                  className={index === box.highlightedIndex ? 'combobox__item combobox__item--marked' : 'combobox__item'}
                  {...box.getItemProps({ item, index })}
                >
                  {itemText(item)}
                </li>
              ))
            : null}
        </ul>
        <p className={showsNothing ? 'combobox__list combobox__empty' : 'combobox__list--closed'}>
          {props.isSearching ? text.searching : text.noResults}
        </p>
      </div>
    </div>
  );
}
