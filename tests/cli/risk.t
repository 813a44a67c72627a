Risk in numbers: a range beside every point, two figures at most, words where nothing is published.

A source whose status is known

  $ sti risk --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d > known && sed -n '1,4p;/  - HIV: /,/\]$/p;/No published/,/HPV/p' known

The guideline and the curve side by side, and what people are told elsewhere

  $ sed -n '/^After/,/^Sources/p' known

The same in Norwegian

  $ sti risk --lang nb --now 2026-11-23T10:00 -e anal,receptive,not-used,detectable,20d | sed -n '1,4p;/^Etter/,/^Kilder/p'

A source whose status is not known: no chance is made up for it

  $ sti risk --now 2026-11-23T10:00 -p msm -e anal,receptive,not-used,20d | sed -n '/  - HIV: /,/NK-PEP\]/p;/^After/,/Before/p'

A condom that was used is said plainly

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,used,positive,5d | sed -n '/  - HIV: /,/NK-PEP\]/p'

Three acts with three partners, a negative test on the way

  $ sti risk --now 2026-11-23T10:00 -e vaginal,insertive,not-used,detectable,60d -e vaginal,insertive,not-used,detectable,50d -e vaginal,insertive,not-used,suppressed,40d -t hiv-lab@blood=2026-11-22:negative | sed -n '/^After/,/What waiting/p'

On PrEP, and after PEP, no curve holds and no number is given

  $ for told in prep=daily pep=completed; do sti risk --now 2026-11-23T10:00 -p $told -e anal,receptive,not-used,detectable,60d | sed -n '/^After/,/^Sources/p'; done
  $ sti risk --lang nb --now 2026-11-23T10:00 -p prep=daily -e anal,receptive,not-used,detectable,60d | sed -n '/^Etter/,/^Kilder/p'
