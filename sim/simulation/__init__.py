"""Deterministic simulation: one seed is one history of a firm, and a history that breaks an invariant is kept.

    seed ──► hand ──► draw ──► PLAN (plain events, JSON) ──► play ──► HISTORY ──► sweep ──► told (tables, JSON)
             one stream of      ▲                             │  ▲                  │
             chance a part      │                             │  └ judge (after each event; after peace)
                                └── shrink ◄── tell (Gherkin) ◄┴── bundle (a file) ◄─┘

* `plan` is data: what people do in the three systems and in the integration's pages, what the integration is asked for,
  and what goes wrong meanwhile: faults of calls (`Strike`), the end of a process or trouble with its store (`Upset`),
  and what somebody else does in the middle (`meanwhile`). `draw` makes one from a seed: first which kinds of trouble
  there are in this history at all (a swarm), then event by event. It is for good: a kept seed names the version of its
  plan, and `overlay` adds what later versions have, from streams of its own.
* `deeds/` has a function for each thing that happens. It acts through the screens of the three services, or through
  the subject port, and says the same in sentences of our features.
* Karbon's webhooks go to a process of their own, `scene.LISTENER`, where a history has hints turned on (`deeds/hints`,
  `hearing`): what comes of a sync never depends on them, so plain Syncs have to find it all within a day.
* `house` prepares one firm, connected and in step, once a process. A history begins with its snapshot and a copy of
  its store on a memory file system. `boundaries` is where a process can die: before and after each call, and at each
  commit of a store that SQLAlchemy keeps. Whoever has died sends and writes nothing any more; whoever was asked to end
  unwinds first, and leaves the firm free for others.
* `judge/` holds invariants (`broken.RULES`, each with its id and sentence) against what the services recorded: who
  wrote what (journal, change log), what people were answered (`account`), and once there is `peace`, the agreement of
  Karbon's tabs, QuickBooks Time and QuickBooks to the minute. An invariant follows from a documented behaviour or a
  decision: held time (D-12) is not lost, Karbon's own is not pushed (D-23), billed time is not changed (D-22).
* `doubt` has what nobody can know of one piece of time, and until when: what landed unheard of may be there twice until
  a sync has looked, and an older store knows nothing of what was written after its copy was made.
* `sometimes`: what a sweep has to have met, or it says nothing. `kept`: seeds that ever failed go first, for good.
* The subject is named by a string, as in `timebridge-sim conform`; nothing here imports an integration. One in another
  process cannot be simulated: its death and its time are its own.

Time, chance and ids come from the seed: no wall clock, no order of sets, one thread. `simulate --check-determinism`
plays each seed twice and compares every event, answer, call and change. The wall clock is read in two places that
change no history: how long a sweep took, and how long shrinking may take.
"""
