What a person takes home: a leaflet in plain words, and a calendar.

A leaflet is text, Markdown or HTML; the other forms are for others

  $ sti advise -e hand,5d --for patient --format json
  2> --format: error[STI-0001]: a leaflet for the person has no format `json`
  2>    = it can be `text`, `markdown` or `html`
  [2]
  $ sti advise -e hand,5d --for patient --format note
  2> --format: error[STI-0001]: a leaflet for the person has no format `note`
  2>    = it can be `text`, `markdown` or `html`
  [2]
  $ sti advise -e hand,5d --for patient --format ics
  2> --format: error[STI-0001]: a leaflet for the person has no format `ics`
  2>    = it can be `text`, `markdown` or `html`
  [2]
  $ sti advise -e hand,5d --for nurse
  2> sti: error[STI-0001]: --for cannot be `nurse`; it can be `clinician` or `patient`
  2>    = see `sti advise --help`
  [2]
  $ sti advise -e hand,5d --for patient --why
  2> --why: error[STI-0001]: this is for the clinician, not for a leaflet
  2>    = leave it out, or leave out `--for patient`
  [2]
  $ sti advise -e hand,5d --for patient --format html --now 2026-11-23 | head -3
  <!DOCTYPE html>
  <html lang="en">
  <head>

Titles belong to a calendar

  $ sti advise -e hand,5d --titles full
  2> --titles: error[STI-0001]: there are titles only in a calendar
  2>    = it goes with `--format ics`
  [2]
  $ sti advise -e hand,5d --format ics --titles long
  2> sti: error[STI-0001]: --titles cannot be `long`; it can be `neutral` or `full`
  2>    = see `sti advise --help`
  [2]

PEP that is still open is said first

  $ sti advise -p anatomy=penis -e anal,receptive,not-used,partner_hiv=detectable,36h --now 2026-11-23T10:00 --for patient | head -20
  Your plan
  
  Do this first
    - You should start PEP now. PEP is medicine that can prevent HIV. You take it
      for 28 days. Go to the emergency clinic (legevakt) or a hospital now. They
      are open 24 hours a day. You can call legevakt on 116 117.
        The sooner, the better. The time limit is Tuesday 24 November 2026 at
        22:00.
  
  Today
    - Blood test: HIV, hepatitis B and hepatitis C.
        We take blood from your arm.
        A test for HIV, hepatitis B and hepatitis C today can be negative only
        because it is early. So you will take it again later.
  
  Your dates
  Come back on these days. Some tests have to wait: taken too early, they can give
  the wrong answer.
    - Monday 14 December 2026.
        Rectal swab: chlamydia and gonorrhoea.
  $ sti advise -p anatomy=penis -e anal,receptive,not-used,partner_hiv=detectable,1d --now 2026-11-23T10:00 --for patient --lang nb | head -16
  Planen din
  
  Gjør dette først
    - Du bør starte med PEP nå. PEP er medisin som kan hindre hiv. Du tar den i 28
      dager. Gå til legevakten eller et sykehus nå. De har åpent hele døgnet. Du
      kan ringe legevakten på 116 117.
        Ikke vent. Fristen går ut i løpet av onsdag 25. november 2026, kanskje
        like etter midnatt. Husker du klokkeslettet, så si det.
  
  I dag
    - Blodprøve: hiv, hepatitt B og hepatitt C.
        Vi tar blod fra armen.
        En prøve for hiv, hepatitt B og hepatitt C i dag kan være negativ bare
        fordi den er tatt tidlig. Derfor tar du den igjen senere.
  
  Datoene dine

A calendar: one event a thing planned, neutral unless asked

  $ sti advise -e oral,insertive,not-used,2026-11-18 -p anatomy=penis --now 2026-11-23T10:00 --format ics | tr -d '\r' | head -23
  BEGIN:VCALENDAR
  VERSION:2.0
  PRODID:-//health plan//NONSGML 1//EN
  X-RULES:no 2026.11.7 (a1b2c3d4)
  CALSCALE:GREGORIAN
  METHOD:PUBLISH
  BEGIN:VEVENT
  UID:14250606-4532-8a1c-9ecf-4cb97d2d12d8
  DTSTAMP:20261123T100000Z
  SEQUENCE:29923800
  DTSTART;VALUE=DATE:20261209
  DTEND;VALUE=DATE:20261210
  SUMMARY;LANGUAGE=en:Health check
  DESCRIPTION;LANGUAGE=en:As agreed at your last visit. Call if the day does 
   not suit you.
  CLASS:PRIVATE
  TRANSP:TRANSPARENT
  BEGIN:VALARM
  ACTION:DISPLAY
  TRIGGER:-PT15H
  DESCRIPTION;LANGUAGE=en:Health check
  END:VALARM
  END:VEVENT
  $ sti advise -e oral,insertive,not-used,2026-11-18 -p anatomy=penis --now 2026-11-23T10:00 --format ics --lang nb --titles full | tr -d '\r' | grep -E 'DTSTART|SUMMARY'
  DTSTART;VALUE=DATE:20261209
  SUMMARY;LANGUAGE=nb:Urin: klamydia\, gonoré\; blod: syfilis\, hiv
  DTSTART;VALUE=DATE:20270210
  SUMMARY;LANGUAGE=nb:Blod: syfilis\, hiv
