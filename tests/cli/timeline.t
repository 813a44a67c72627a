The timeline: which test says what, and when.

Below the page, at most 80 columns, with what each sign means

  $ sti advise --now 2026-11-23T10:00 -p age=30,anatomy=vagina,contraception=none -e vaginal,receptive,failed,partner_hiv=positive,30h --timeline > page && sed -n '/^Timeline/,/One column: .* hours/p' page

The same in Norwegian, in ASCII

  $ sti advise --lang nb --now 2026-11-23T10:00 -p age=30,anatomy=vagina,contraception=none -e vaginal,receptive,failed,partner_hiv=positive,30h --ascii | sed -n '/^Tidslinje/,/kolonne: .* timer/p'

Only the day is known: what may have closed

  $ sti advise --now 2026-11-23T10:00 -p msm,anatomy=penis -e anal,receptive,not-used,partner_hiv=positive,2026-11-21 --timeline | sed -n '/^Time limits/,/One column/p'

An old exposure does not squeeze the picture; a negative that has settled a test is said

  $ sti advise --now 2026-11-23T10:00 -p anatomy=penis -e vaginal,insertive,not-used,2026-01-10 -e oral,insertive,not-used,10d -t chlamydia-naat=2026-11-20:negative --timeline | sed -n '/^Timeline/,/One column/p'

The locale changes no byte of a file

  $ sti advise --now 2026-11-23T10:00 -e oral,5d --timeline > a && LC_ALL=C sti advise --now 2026-11-23T10:00 -e oral,5d --timeline > b && cmp a b

As Markdown it is a block of its own

  $ sti advise --now 2026-11-23T10:00 -e oral,insertive,not-used,5d --timeline --format markdown | sed -n '/^## Timeline/,/One column/p'

HTML has the picture without being asked, and stands alone

  $ sti advise --now 2026-11-23T10:00 -e oral,insertive,not-used,5d --format html > page.html && grep -c '<svg viewBox=' page.html && ! grep '<script\|<link\|url(h' page.html
