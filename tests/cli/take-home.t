What a person takes home: a leaflet in plain words, and a calendar.

A leaflet is text, Markdown or HTML; the other forms are for others

  $ sti advise -e hand,5d --for patient --format json
  $ sti advise -e hand,5d --for patient --format note
  $ sti advise -e hand,5d --for patient --format ics
  $ sti advise -e hand,5d --for nurse
  $ sti advise -e hand,5d --for patient --why
  $ sti advise -e hand,5d --for patient --format html --now 2026-11-23 | head -3

Titles belong to a calendar

  $ sti advise -e hand,5d --titles full
  $ sti advise -e hand,5d --format ics --titles long

PEP that is still open is said first

  $ sti advise -p anatomy=penis -e anal,receptive,not-used,partner_hiv=detectable,36h --now 2026-11-23T10:00 --for patient | head -20
  $ sti advise -p anatomy=penis -e anal,receptive,not-used,partner_hiv=detectable,1d --now 2026-11-23T10:00 --for patient --lang nb | head -16

A calendar: one event a thing planned, neutral unless asked

  $ sti advise -e oral,insertive,not-used,2026-11-18 -p anatomy=penis --now 2026-11-23T10:00 --format ics | tr -d '\r' | head -22
  $ sti advise -e oral,insertive,not-used,2026-11-18 -p anatomy=penis --now 2026-11-23T10:00 --format ics --lang nb --titles full | tr -d '\r' | grep -E 'DTSTART|SUMMARY'
