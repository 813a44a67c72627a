Rule files that would take all memory, the whole stack or all day end in findings.

Conditions that name one another twice each

  $ sti pack new clinic --now 2026-11-24 2> /dev/null; python3 -c '
  > for i in range(40): print("[condition.c%d]\nwhen = { any = [{ is = \"c%d\" }, { is = \"c%d\" }] }" % (i, i + 1, i + 1))
  > print("[condition.c40]\nwhen = { act = \"anal\" }\n[[rule]]\nid = \"r\"\nwhen = { is = \"c0\" }\nnote = { kind = \"talk\", text = { en = \"Talk.\", nb = \"Snakk.\" } }\nsource = [\"GUIDE\"]\nbasis = \"unverified\"")
  > ' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep '^clinic.much.*error')
  clinic/much.toml:3:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held
  clinic/much.toml:29:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held
  clinic/much.toml:55:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held

Conditions that name one another one after the other, or each deny the next

  $ sed -i 's/any = \[{ is = "\(c[0-9]*\)" }, .*/is = "\1" }/' clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep -c 'much.*error\[')
  0
  [1]
  $ python3 -c '
  > for i in range(7000): print("[condition.c%d]\nwhen = { not = { is = \"c%d\" } }" % (i, i + 1))
  > print("[condition.c7000]\nwhen = { act = \"anal\" }")
  > ' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep '^clinic.much.*error' | sed 2q)
  clinic/much.toml:1:12: error[STI-0223]: with all that it names put in, the condition has 101 parts on 101 levels; at most 10000 and 100 are held
  clinic/much.toml:201:12: error[STI-0223]: conditions name one another more than 100 deep

Very many mistakes

  $ python3 -c 'print("[[rule]]\n" * 20000)' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep -c 'much.*error\[')
  1000

Three hundred thousand empty rules, a chain of facts that nobody knows, and what is nested too deep

  $ python3 -c 'print("[[rule]]\n" * 300000)' > clinic/much.toml; (ulimit -v 8000000; sti validate clinic --quiet > found; echo "exit $?"; grep -c 'much.*error\[' found; grep note found)
  exit 1
  1000
  clinic/much.toml:251:1: note[STI-0110]: from here on errors of this text are not told: there are more than 1000
  $ python3 -c '
  > for i in range(40000): print("zz%d.a.b = 1" % i)
  > ' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet > found; echo "exit $?"; grep -c 'much.*error\[' found)
  exit 1
  1000
  $ python3 -c 'print("[[rule]]\nid = \"r\"\nwhen = " + "{ not = " * 3000 + "{ act = \"oral\" }" + " }" * 3000)' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep '^clinic.much.*error')
  clinic/much.toml:3:2056: error[STI-0106]: values are nested more than 64 deep
  $ python3 -c 'print("[[rule]]\nid = \"r\"\nwhen = { not = { any = [" + ", ".join("{ not = { any = [{ groups = [\"msm\", \"trans\"] }, { age = { at_least = %d, at_most = %d } }] } }" % (i, i) for i in range(20, 60)) + "] } }\nnote = { kind = \"talk\", text = { en = \"Talk.\", nb = \"Snakk.\" } }\nsource = [\"GUIDE\"]\nbasis = \"unverified\"")' > clinic/much.toml; (ulimit -v 4000000; sti validate clinic --quiet | grep '^clinic.much.*error')
  clinic/much.toml:1:1: error[STI-0223]: the condition of `r` expands into more than 10000 rows

A case with four hundred exposures, explained

  $ python3 -c 'import json; print(json.dumps({"now": "2026-11-23T10:00", "exposures": [{"act": "vaginal", "since": "%dd" % (3 + i)} for i in range(400)]}))' > many.json; (ulimit -v 4000000; sti explain --case many.json | grep 'so many')
  The case has so many exposures that 5193 further facts were not tried.
