"""What a pack that compiles can still get wrong: periods, citations, rules that can never apply.

Each module looks at one kind of mistake and yields a `PackError` for each; words are `hamroh.packs.check`'s.
"""
