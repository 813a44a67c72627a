A pack that is past its review date says so on everything it is shown on; on the day itself it does not.

  $ said() { grep -c 'was due for review by 2027-11-29'; }; case="-p age=24 -e oral,insertive,not-used,5d"
  > for now in 2027-11-29T23:59 2027-11-30; do
  >   for form in text markdown html note json; do echo $form $(sti advise $case --now $now --format $form | said); done
  >   echo why $(sti advise $case --why --now $now | said)
  >   echo risk $(sti risk $case --now $now | said)
  >   for form in text markdown; do
  >     echo windows $form $(sti windows hiv --now $now --format $form | said)
  >     echo talk $form $(sti talk words --now $now --format $form | said)
  >   done
  >   echo pack list $(sti pack list --now $now | said)
  >   echo pack show $(sti pack show --now $now | said)
  > done
  text 0
  markdown 0
  html 0
  note 0
  json 0
  why 0
  risk 0
  windows text 0
  talk text 0
  windows markdown 0
  talk markdown 0
  pack list 0
  pack show 0
  text 0
  markdown 0
  html 0
  note 0
  json 0
  why 0
  risk 0
  windows text 0
  talk text 0
  windows markdown 0
  talk markdown 0
  pack list 0
  pack show 0
  $ for command in "windows hiv" "talk words" "pack show" "pack list"; do
  >   sti $command --format json --now 2027-11-29 | grep '"overdue"'
  >   sti $command --format json --now 2027-11-30 | grep '"overdue"'
  > done
      "overdue": false
      "overdue": true
      "overdue": false
      "overdue": true
    "overdue": false,
    "overdue": true,
        "overdue": false
        "overdue": true
  $ sti advise --now 2027-11-30 -e hand,5d --lang nb | head -5
  Råd for tir. 30. nov. 2027 kl. 00.00  Norge, råd «no» 2026.11.7 (a1b2c3d4)
  Rådene skulle vært gjennomgått innen 29.11.2027. Sjekk dem mot gjeldende
  retningslinjer før bruk.
  Ingen opplysninger om personen
  1. berøring med hender, for 5 dager siden (tor. 25. nov.)
  $ sti advise --now 2027-11-30 -e hand,5d --lang nb --format note | head -2
  30.11.2027 kl. 00.00 SOI-vurdering. Beslutningsstøtte: sti, råd «no», versjon 2026.11.7 (a1b2c3d4), Norge.
  Rådene skulle vært gjennomgått innen 29.11.2027. Sjekk dem mot gjeldende retningslinjer før bruk.
