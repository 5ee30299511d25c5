//! Which guards use which: never in a circle, and never so many that a hit would take long to judge.

use crate::lint::guard::{Conditions, Guard};
use crate::program::Phrases;

/// Guards that use guards go no deeper than this.
const DEEPEST: usize = 16;
/// A guard and those that it uses have no more conditions than this together; one that is used twice counts twice.
const MOST: u32 = 2000;

/// The first guard that cannot be asked, by its number, and why.
pub(super) fn first_mistake(
    guards: &[Vec<Conditions<Phrases>>],
    name: impl Fn(u32) -> String,
) -> Option<(u32, String)> {
    let mut uses = Uses { guards, known: vec![None; guards.len()], open: Vec::new() };
    (0..guards.len() as u32).find_map(|number| {
        let mistake = uses.size(number).err()?;
        let own = name(number);
        let message = match mistake {
            Mistake::Circle(with) if with == number => format!("the guard `{own}` uses itself"),
            Mistake::Circle(with) => format!("the guard `{own}` uses `{}`, which uses itself in the end", name(with)),
            Mistake::Deep => format!("the guard `{own}` uses guards that use guards, more than {DEEPEST} deep"),
            Mistake::Many => format!("the guard `{own}` and those that it uses have more than {MOST} conditions"),
        };
        Some((number, message))
    })
}

#[derive(Clone, Copy)]
struct Size {
    conditions: u32,
    depth: usize,
}

enum Mistake {
    Circle(u32),
    Deep,
    Many,
}

struct Uses<'g> {
    guards: &'g [Vec<Conditions<Phrases>>],
    /// How many conditions each guard has, with those of the guards that it uses, and how deep it goes.
    known: Vec<Option<Size>>,
    /// Those whose number waits for that of another one.
    open: Vec<u32>,
}

impl Uses<'_> {
    fn size(&mut self, number: u32) -> Result<Size, Mistake> {
        if let Some(size) = self.known[number as usize] {
            return Ok(size);
        }
        if self.open.contains(&number) {
            return Err(Mistake::Circle(number));
        }
        // What is open waits for this one, so it is as deep.
        if self.open.len() >= DEEPEST {
            return Err(Mistake::Deep);
        }
        self.open.push(number);
        let guards = self.guards;
        let mut size = Size { conditions: 0, depth: 1 };
        for guard in guards[number as usize].iter().flat_map(|conditions| &conditions.all) {
            size.conditions += 1;
            if let Guard::Use(names) = guard {
                for &used in names.iter().flatten() {
                    let below = self.size(used)?;
                    size.conditions += below.conditions;
                    size.depth = size.depth.max(below.depth + 1);
                    if size.depth > DEEPEST {
                        return Err(Mistake::Deep);
                    }
                    if size.conditions > MOST {
                        return Err(Mistake::Many);
                    }
                }
            }
        }
        self.open.pop();
        self.known[number as usize] = Some(size);
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::lint::file;
    use crate::program::compile;

    fn mistakes(toml: &str) -> Vec<String> {
        let file = file::read("guards.toml", toml).unwrap_or_else(|errors| panic!("{}", errors[0]));
        let found = compile(&[file]).err().unwrap_or_default();
        found.into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn a_guard_never_uses_itself() {
        assert_eq!(mistakes("[[guard]]\nname = 'a'\nany = [{ use = 'a' }]\n"), ["the guard `a` uses itself"]);
        let circle = "[[guard]]\nname = 'a'\nany = [{ use = 'b' }]\n[[guard]]\nname = 'b'\nany = [{ quoted = true }, { use = 'b' }]\n";
        assert_eq!(mistakes(circle), ["the guard `a` uses `b`, which uses itself in the end"]);
        let twice =
            "[[guard]]\nname = 'a'\nany = [{ use = ['b', 'b'] }]\n[[guard]]\nname = 'b'\nany = [{ quoted = true }]\n";
        assert_eq!(mistakes(twice), Vec::<String>::new());
    }

    #[test]
    fn guards_use_each_other_within_reason() {
        let chain = |length: usize, uses: &dyn Fn(usize) -> String| {
            let mut toml = "[[guard]]\nname = 'g0'\nany = [{ quoted = true }]\n".to_owned();
            for number in 1..=length {
                writeln!(toml, "[[guard]]\nname = 'g{number}'\nany = [{{ use = [{}] }}]", uses(number - 1)).unwrap();
            }
            mistakes(&toml)
        };
        assert_eq!(chain(12, &|below| format!("'g{below}'")), Vec::<String>::new());
        let deep = |name: &str| vec![format!("the guard `{name}` uses guards that use guards, more than 16 deep")];
        assert_eq!(chain(5000, &|below| format!("'g{below}'")), deep("g16"));
        let many = "the guard `g10` and those that it uses have more than 2000 conditions";
        assert_eq!(chain(14, &|below| format!("'g{below}', 'g{below}'")), [many]);
        // The other way round, the first of them waits for all the others.
        let use_next = |number| format!("[[guard]]\nname = 'g{number}'\nany = [{{ use = 'g{}' }}]\n", number + 1);
        let tower: String = (0..5000).map(use_next).collect();
        assert_eq!(mistakes(&format!("{tower}[[guard]]\nname = 'g5000'\nany = [{{ quoted = true }}]\n")), deep("g0"));
    }
}
