"""Long trials that no change waits for: run them before a release, and let them run overnight.

    make soak                                   all parts, about half an hour
    make soak ARGS=fuzz SECONDS=3600            one part, for an hour
    make soak ARGS="kill=5000 monkey=100000"    parts with their own amounts

| part     | what it does                                              | its amount             |
|----------|-----------------------------------------------------------|------------------------|
| `fuzz`   | hands files to the reader that reach more and more of it  | seconds; SECONDS, 600  |
| `kill`   | kills the program at work and looks what is lost          | kills; 1,000           |
| `monkey` | presses, drags and types at random in the real window     | actions; 20,000        |

Each part prints its figures and what it found, with how to see it again; the exit status is 1
where any part found something. What they keep is in build/soak/:

    build/soak/findings/    files that broke a promise; each is worth a test
    build/soak/corpus/      files that reached new code; the next run begins with them
    build/soak/slowest.toml the file that took longest

The fuzzer, atheris, comes as a wheel for CPython 3.11 to 3.13 on Linux x86-64 alone. Elsewhere its
part says so and is passed over.
"""
