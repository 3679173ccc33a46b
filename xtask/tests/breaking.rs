//! What breaks the clients of an SDL, and what does not: one small change a row.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use apollo_compiler::Schema;
use xtask::breaking;

const BEFORE: &str = r#"
directive @shown(since: String) on FIELD
type Query { item(id: ID!, size: Int = 10, like: Wish): Item items: [Item!] either: Either node: Node }
type Mutation { drop(id: ID): Boolean! }
interface Node { id: ID! }
type Item implements Node { id: ID! name: String colour: Colour! }
type Other { id: ID! }
union Either = Item | Other
enum Colour { RED GREEN }
input Wish { name: String! colour: Colour = RED count: Int }
scalar Time
"#;

fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(BEFORE.contains(from), "{from}");
    let after = BEFORE.replacen(from, to, 1);
    let [old, new] = [BEFORE, after.as_str()].map(|sdl| Schema::parse_and_validate(sdl, "schema.graphql").unwrap());
    breaking(&old, &new).into_iter().map(|change| format!("{} {}", change.coordinate, change.what)).collect()
}

#[test]
fn what_breaks() {
    let rows = [
        ("scalar Time", "", "Time is gone"),
        ("scalar Time", "enum Time { NOW }", "Time is another kind of type"),
        ("type Mutation", "type Deeds", "Mutation is no longer the root of a mutation"),
        ("items: [Item!]", "", "Query.items is gone"),
        ("items: [Item!]", "items: [Item]", "Query.items was `[Item!]` and is `[Item]`"),
        ("items: [Item!]", "items: Item", "Query.items was `[Item!]` and is `Item`"),
        ("colour: Colour!", "colour: Colour", "Item.colour was `Colour!` and is `Colour`"),
        ("name: String colour", "name: Int colour", "Item.name was `String` and is `Int`"),
        ("node: Node", "node: Either", "Query.node was `Node` and is `Either`"),
        ("drop(id: ID)", "drop(id: ID!)", "Mutation.drop(id:) was `ID` and is `ID!`"),
        ("drop(id: ID)", "drop", "Mutation.drop(id:) is gone"),
        ("drop(id: ID)", "drop(id: ID, sure: Boolean!)", "Mutation.drop(sure:) is new and required (`Boolean!`)"),
        ("drop(id: ID)", "drop(id: [ID])", "Mutation.drop(id:) was `ID` and is `[ID]`"),
        ("size: Int = 10", "size: Int = 20", "Query.item(size:) had the default `10` and has `20`"),
        ("size: Int = 10", "size: Int", "Query.item(size:) had the default `10` and has none"),
        ("type Item implements Node", "type Item", "Item no longer implements `Node`"),
        ("Either = Item | Other", "Either = Item", "Either no longer holds `Other`"),
        ("RED GREEN", "RED", "Colour.GREEN is gone"),
        ("count: Int", "", "Wish.count is gone"),
        ("count: Int", "count: Int!", "Wish.count was `Int` and is `Int!`"),
        ("count: Int", "count: Int more: Int!", "Wish.more is new and required (`Int!`)"),
        ("colour: Colour = RED", "colour: Colour = GREEN", "Wish.colour had the default `RED` and has `GREEN`"),
        ("count: Int", "count: Int = 1", "Wish.count had the default none and has `1`"),
        ("directive @shown(since: String) on FIELD", "", "@shown is gone"),
        ("@shown(since: String)", "@shown", "@shown(since:) is gone"),
    ];
    for (from, to, told) in rows {
        assert_eq!(changed(from, to).first().map(String::as_str), Some(told), "{from:?} became {to:?}");
    }
}

#[test]
fn what_does_not_break() {
    let rows = [
        ("scalar Time", "scalar Time scalar Space"),
        ("items: [Item!]", "items: [Item!]! more: Int"),
        ("name: String colour", "name: String! colour"),
        ("node: Node", "node: Item"),
        ("either: Either", "either: Item"),
        ("id: ID!, size", "id: ID, size"),
        ("id: ID!, size", "id: ID! = 7, size"),
        ("drop(id: ID)", "drop(id: ID, sure: Boolean, how: Int! = 1)"),
        ("Either = Item | Other", "Either = Item | Other | Query"),
        ("RED GREEN", "RED GREEN BLUE"),
        ("name: String! colour", "name: String colour"),
        ("count: Int", "count: Int more: Int! = 3"),
        ("type Other", "\"Told.\" type Other"),
    ];
    for (from, to) in rows {
        assert_eq!(changed(from, to), Vec::<String>::new(), "{from:?} became {to:?}");
    }
}

#[test]
fn a_change_is_told_at_its_line_in_the_old_sdl() {
    let old = Schema::parse_and_validate(BEFORE, "old.graphql").unwrap();
    let new = Schema::parse_and_validate(BEFORE.replace("RED GREEN", "RED"), "new.graphql").unwrap();
    let lines: Vec<usize> = breaking(&old, &new).into_iter().map(|change| change.line).collect();
    assert_eq!(lines, [9]);
}
