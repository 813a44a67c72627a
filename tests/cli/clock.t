Hours count as they pass in the pack's own time zone, whatever the clock of the clinic did in between.

PEP at 71 hours and a half, after a night that was an hour short; the last minute; one minute more

  $ sti advise --format note --now 2027-03-29T12:30 -p msm -e anal,receptive,failed,2027-03-26T12:00 | grep '^HIV PEP'
  HIV PEP: consider, time limit 29 Mar 2027 13:00. Decided case by case.
  $ sti advise --format note --now 2027-03-29T12:30 -p msm -e anal,receptive,failed,2027-03-26T11:30 | grep '^HIV PEP'
  HIV PEP: consider, time limit 29 Mar 2027 12:30. Decided case by case.
  $ sti advise --format note --now 2027-03-29T12:30 -p msm -e anal,receptive,failed,2027-03-26T11:29 | grep -i 'too late.*HIV PEP\|HIV PEP.*too late'
  HIV PEP: too late. The limit of 72 hours has passed.

The night that is an hour longer

  $ sti advise --format note --now 2026-10-24T13:00 -p msm -e anal,receptive,failed,1h | grep '^HIV PEP'
  HIV PEP: consider, time limit 27 Oct 2026 11:00. Decided case by case.

An hour that came twice: in hours it is certain, by the clock it is not

  $ sti advise --format note --now 2026-10-25T12:30 -p msm -e anal,receptive,failed,11h | grep '^HIV PEP'
  HIV PEP: consider, time limit 28 Oct 2026 01:30. Decided case by case.
  $ sti advise --format note --now 2026-10-25T12:30 -p msm -e anal,receptive,failed,2026-10-25T02:30 | grep '^HIV PEP'
  HIV PEP: consider, exposure in the hour when the clocks went back: the limit passes 28 Oct 2026 01:30 at the earliest, 28 Oct 2026 02:30 at the latest. Decided case by case.
  $ sti advise --now 2026-10-25T12:30 -p msm -e anal,receptive,failed,2026-10-25T02:30 | grep -A3 'HIV PEP: consider'
    - HIV PEP: consider; start at once if it is to be given: the clocks were put
      back, and that hour came twice. The limit passes Wed 28 Oct 01:30 at the
      earliest, Wed 28 Oct 02:30 at the latest. HIV is more likely than usual:
      decide on PEP case by case.
  $ sti advise --lang nb --now 2026-10-25T12:30 -p msm -e anal,receptive,failed,2026-10-25T02:30 | grep -A3 'PEP mot hiv: vurder'
    - PEP mot hiv: vurder; start med en gang hvis det skal gis: klokken ble stilt
      tilbake, og den timen kom to ganger. Fristen går ut tidligst ons. 28. okt.
      kl. 01.30, senest ons. 28. okt. kl. 02.30. Økt sannsynlighet for hiv: PEP
      vurderes individuelt.

Packs are compared by the clock of the first

  $ sti compare no $TESTS/fixtures/rules/uk --now 2027-03-29T12:30 -p msm -e anal,receptive,failed,2027-03-26T12:00 | grep -A1 'HIV PEP'
  * HIV PEP                 consider (by Mon 29 Mar    recommended (by Mon 29
                            13:00)                     Mar 13:00)
  $ sti compare $TESTS/fixtures/rules/uk no --now 2027-03-29T12:30 -p msm -e anal,receptive,failed,2027-03-26T12:00 | grep 'HIV PEP'
    HIV PEP                 too late                   too late

Years that are none of a case

  $ sti advise --now 2201-01-01 -e anal,5d
  2> --now:1:1: error[STI-0306]: `2201-01-01` is in the year 2201
  2>     1 | 2201-01-01
  2>       | ^^^^^^^^^^ years go from 1900 to 2200
  [2]
  $ sti advise --now 2026-11-24 -e anal,1899-12-31
  2> -e:1:6: error[STI-0306]: the exposure is in the year 1899
  2>     1 | anal,1899-12-31
  2>       |      ^^^^^^^^^^ years go from 1900 to 2200
  [2]
  $ echo '{"now": "1899-12-31T10:00", "person": {"pep_last_dose": "2300-01-01"}}' | sti advise --case -
  2> <stdin>:1:9: error[STI-0306]: `now` is in the year 1899
  2>     1 | {"now": "1899-12-31T10:00", "person": {"pep_last_dose": "2300-01-01"}}
  2>       |         ^^^^^^^^^^^^^^^^^^ years go from 1900 to 2200
  2> <stdin>:1:57: error[STI-0306]: `pep_last_dose` is in the year 2300
  2>     1 | {"now": "1899-12-31T10:00", "person": {"pep_last_dose": "2300-01-01"}}
  2>       |                                                         ^^^^^^^^^^^^ years go from 1900 to 2200
  [2]
