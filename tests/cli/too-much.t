Rule files that would take all memory, the whole stack or all day end in findings.

Conditions that name one another twice each

  $ sti pack new clinic --now 2026-11-24 2> /dev/null; python3 -c '
  > for i in range(40): print("[condition.c%d]\nwhen = { any = [{ is = \"c%d\" }, { is = \"c%d\" }] }" % (i, i + 1, i + 1))
  > print("[condition.c40]\nwhen = { act = \"anal\" }\n[[rule]]\nid = \"r\"\nwhen = { is = \"c0\" }\nnote = { kind = \"talk\", text = { en = \"Talk.\", nb = \"Snakk.\" } }\nsource = [\"GUIDE\"]\nbasis = \"unverified\"")
  > ' > clinic/much.toml; (ulimit -v 4000000; timeout 20 sti validate clinic --quiet | grep '^clinic.much.*error')
  clinic/much.toml:3:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held
  clinic/much.toml:29:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held
  clinic/much.toml:55:12: error[STI-0223]: with all that it names put in, the condition has 16383 parts on 14 levels; at most 10000 and 100 are held

Conditions that name one another one after the other, or each deny the next

  $ sed -i 's/any = \[{ is = "\(c[0-9]*\)" }, .*/is = "\1" }/' clinic/much.toml; (ulimit -v 4000000; timeout 20 sti validate clinic --quiet | grep -c '^clinic.much.*error')
  0
  [1]
  $ python3 -c '
  > for i in range(7000): print("[condition.c%d]\nwhen = { not = { is = \"c%d\" } }" % (i, i + 1))
  > print("[condition.c7000]\nwhen = { act = \"anal\" }")
  > ' > clinic/much.toml; (ulimit -v 4000000; timeout 20 sti validate clinic --quiet | grep '^clinic.much.*error' | sed 2q)
  clinic/much.toml:1:12: error[STI-0223]: with all that it names put in, the condition has 101 parts on 101 levels; at most 10000 and 100 are held
  clinic/much.toml:201:12: error[STI-0223]: conditions name one another more than 100 deep

Very many mistakes

  $ python3 -c 'print("[[rule]]\n" * 20000)' > clinic/much.toml; (ulimit -v 4000000; timeout 20 sti validate clinic --quiet | grep -c '^clinic.much.*error')
  79999
