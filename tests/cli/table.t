A decision table by itself: facts, values and rows of a spreadsheet, proved as a pack is.

  $ cat > clinic.csv <<END
  > # Made up for this test.
  > values:,hours,>=0
  > hours,source,contact,-> PEP,# remark
  > <=72,positive,"anal, vaginal",offer,three days
  > <=72,positive,oral,discuss,
  > <=72,not positive,-,discuss,
  > >72,-,-,none,too late
  > END
  $ sti verify clinic.csv
  clinic.csv: 10 questions, all proved (12 combinations of the values below)
    hours: 0..72, >=73 (whole numbers)
    source: positive, not positive
    contact: anal, vaginal, oral
       1  every case that needs an answer has one
       1  no case gets two different answers
       4  every row speaks in some case
       4  every row is missed in some case
  0 errors, 0 warnings
  $ sti verify clinic.csv --questions
  clinic.csv: 10 questions, all proved (12 combinations of the values below)
    hours: 0..72, >=73 (whole numbers)
    source: positive, not positive
    contact: anal, vaginal, oral
    proved      gap/PEP: every case that needs an answer on `PEP` has one
    proved      overlap/PEP: no case gets two answers on `PEP`
    proved      dead-rule/row 4: `row 4` speaks in some case, of all it gives
    proved      dead-rule/row 5: `row 5` speaks in some case, of all it gives
    proved      dead-rule/row 6: `row 6` speaks in some case, of all it gives
    proved      dead-rule/row 7: `row 7` speaks in some case, of all it gives
    proved      redundant-rule/row 7: without `row 7` some case would be told otherwise
    proved      redundant-rule/row 6: without `row 6` some case would be told otherwise
    proved      redundant-rule/row 5: without `row 5` some case would be told otherwise
    proved      redundant-rule/row 4: without `row 4` some case would be told otherwise
  0 errors, 0 warnings
  $ sti verify clinic.csv --stats | sed -n '1,5p'
  clinic: 3 facts, 12 combinations
    PEP: 4 rules, 4 rows
      offer                     2  16.7 %
      discuss                   4  33.3 %
      none                      6  50.0 %

A gap and a contradiction, each with its cases as cells and one of them

  $ sed 's/^<=72,not positive/<=48,unknown/;s/^>72/>=72/' clinic.csv > faulty.csv; sti verify faulty.csv
  faulty.csv: 10 questions, 8 proved, 2 refuted (24 combinations of the values below)
    hours: 0..48, 49..71, 72, >=73 (whole numbers)
    source: positive, unknown
    contact: anal, vaginal, oral
  faulty.csv:4:1: error[STI-0501]: no row answers `PEP` for some cases
      4 | <=72,positive,"anal, vaginal",offer,three days
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `row 4` comes nearest
     = where: hours 49..71, source unknown
     = 3 combinations
     = for example: hours 49..71, source unknown, contact anal
  faulty.csv:7:1: error[STI-0502]: `row 4` and `row 7` answer `PEP` differently for some cases: `offer` and `none`
      7 | >=72,-,-,none,too late
        | ^^^^^^^^^^^^^^^^^^^^^^ narrow one of them, or set a policy such as `first`
     = faulty.csv:4:1: the other, `row 4`
     = where: hours 72, source positive, contact anal|vaginal
     = 2 combinations
     = for example: hours 72, source positive, contact anal
  faulty.csv:7:1: error[STI-0502]: `row 5` and `row 7` answer `PEP` differently for some cases: `discuss` and `none`
      7 | >=72,-,-,none,too late
        | ^^^^^^^^^^^^^^^^^^^^^^ narrow one of them, or set a policy such as `first`
     = faulty.csv:5:1: the other, `row 5`
     = where: hours 72, source positive, contact oral
     = 1 combination
     = for example: hours 72, source positive, contact oral
  1 file: 3 errors, 0 warnings
  [1]
  $ sti verify faulty.csv --format json | sed -n '/^{"id":"overlap/p' | tr ',' '\n' | sed -n '1,30p'
  {"id":"overlap/PEP"
  "kind":"overlap"
  "claim":"no case gets two answers on `PEP`"
  "for":"all"
  "answer":"refuted"
  "among":24
  "cases":3
  "boxes":[{"where":{"hours":["72"]
  "source":["positive"]}
  "cases":3}]
  "has_more_boxes":false
  "at_least":false
  "witness":{"hours":"72"
  "source":"positive"
  "contact":"anal"}
  "matter":"PEP"
  "says":[{"rule":"row 4"
  "says":"offer"}
  {"rule":"row 7"
  "says":"none"}]
  "path":"faulty.csv"
  "line":4}
  
  $ sti verify faulty.csv --format sarif | grep -o '"properties":{"region.*'
  "properties":{"region":"hours 49..71, source unknown","cases":3,"witness":{"hours":"49..71","source":"unknown","contact":"anal"}}},
  "properties":{"region":"hours 72, source positive, contact anal|vaginal","cases":2,"witness":{"hours":"72","source":"positive","contact":"anal"}}},
  "properties":{"region":"hours 72, source positive, contact oral","cases":1,"witness":{"hours":"72","source":"positive","contact":"oral"}}}
  $ sti verify faulty.csv --format github
  ::error file=faulty.csv,line=4,endLine=4,col=1,endColumn=47,title=STI-0501 gap::no row answers `PEP` for some cases%0A`row 4` comes nearest%0Awhere: hours 49..71, source unknown%0A3 combinations%0Afor example: hours 49..71, source unknown, contact anal
  ::error file=faulty.csv,line=7,endLine=7,col=1,endColumn=23,title=STI-0502 overlap::`row 4` and `row 7` answer `PEP` differently for some cases: `offer` and `none`%0Anarrow one of them, or set a policy such as `first`%0Athe other, `row 4`%0Awhere: hours 72, source positive, contact anal|vaginal%0A2 combinations%0Afor example: hours 72, source positive, contact anal
  ::error file=faulty.csv,line=7,endLine=7,col=1,endColumn=23,title=STI-0502 overlap::`row 5` and `row 7` answer `PEP` differently for some cases: `discuss` and `none`%0Anarrow one of them, or set a policy such as `first`%0Athe other, `row 5`%0Awhere: hours 72, source positive, contact oral%0A1 combination%0Afor example: hours 72, source positive, contact oral
  1 file: 3 errors, 0 warnings
  [1]

Rows in order, with a semicolon between cells, decimals with a comma, Windows' ends of line and a mark before the first; two outputs

  $ printf '\357\273\277policy:;first\r\noptional:;note\r\nage;CRP;pregnant;→ dose;then note\r\n<18;<0,5;-;none;\r\n18–64;≥0,5;yes;half;"weigh,\r\nthen give"\r\n-;>=0,5;-;full;\r\n>=18;-;-;quarter;\r\n-;>2;yes;never;\r\n' > order.csv
  $ sti verify order.csv
  order.csv: 13 questions, 11 proved, 2 refuted (18 combinations of the values below)
    age: 0..17, 18..64, >=65 (whole numbers)
    CRP: 0..<0.5, 0.5..2, >2
    pregnant: yes, not yes
  order.csv:9:1: error[STI-0503]: `row 8` never speaks: wherever it holds, `row 5`, `row 6` and `row 7` come first
      9 | -;>2;yes;never;
        | ^^^^^^^^^^^^^^^ move it up, or remove it
     = order.csv:5:1: before it, `row 5`
     = order.csv:7:1: before it, `row 6`
     = order.csv:8:1: before it, `row 7`
     = where: CRP >2, pregnant yes
     = 3 combinations
     = for example: age 0..17, CRP >2, pregnant yes
  1 file: 1 error, 0 warnings
  [1]

Of rows in order the first that says something on an output stands for it

  $ printf 'policy:,first\na,-> x,-> y\n1,p,\n-,q,r\n' > parts.csv; sti verify parts.csv | head -2
  parts.csv: 7 questions, all proved (2 combinations of the values below)
    a: 1, not 1

A table without facts, and one with more combinations than a number of the machine holds

  $ printf -- '-> x\na\n' > factless.csv; sti verify factless.csv
  factless.csv: 3 questions, all proved (1 combination of the values below)
       1  every case that needs an answer has one
       1  every row speaks in some case
       1  every row is missed in some case
  0 errors, 0 warnings
  $ python3 -c 'n = 1500; print(",".join("f%d" % i for i in range(n)) + ",-> x\n" + ",".join("a" for i in range(n)) + ",y\n" + ",".join("-" for i in range(n)) + ",y")' > wide.csv; sti verify wide.csv | sed '4,40d' | cut -c1-100
  wide.csv: 6 questions, 5 proved, 1 refuted (3.51e+451 combinations of the values below)
    f0: a, not a
    f1: a, not a
    f39: a, not a
    … (1500 facts in all)
  wide.csv:2:1: warning[STI-0505]: without `row 2` every answer would be the same: `row 3` says as muc
     = remove it, or give it something of its own to say
     = wide.csv:3:1: `row 3` says it too
     = where: f0 a, f1 a, f2 a, f3 a, f4 a, f5 a, f6 a, f7 a, f8 a, f9 a, f10 a, f11 a, f12 a, f13 a, 
     = 1 combination
     = for example: f0 a, f1 a, f2 a, f3 a, f4 a, f5 a, f6 a, f7 a, f8 a, f9 a, f10 a, f11 a, f12 a, f
  1 file: 0 errors, 1 warning

The strongest of several, and each of them

  $ cat > strongest.csv <<END
  > policy:,strongest
  > order:,risk,high,low
  > impossible:,sex,m,pregnant,yes
  > sex,pregnant,-> risk
  > f,yes,high
  > f,-,low
  > m,-,low
  > m,yes,low
  > -,-,low
  > END
  $ sti verify strongest.csv
  strongest.csv: 16 questions, 12 proved, 4 refuted (3 combinations of the values below)
    sex: f, m
    pregnant: yes, not yes
  strongest.csv:8:1: error[STI-0503]: `row 8` never speaks: only impossible cases meet its condition
      8 | m,yes,low
        | ^^^^^^^^^ the table declares them impossible
     = where: sex m, pregnant yes
     = for example: sex m, pregnant yes
  strongest.csv:9:1: warning[STI-0505]: without `row 9` every answer would be the same: `row 6` and `row 7` say as much
      9 | -,-,low
        | ^^^^^^^ remove it, or give it something of its own to say
     = strongest.csv:6:1: `row 6` says it too
     = strongest.csv:7:1: `row 7` says it too
     = where: everywhere
     = 3 combinations
     = for example: sex f, pregnant yes
  1 file: 1 error, 1 warning
  [1]
  $ sed '1s/strongest/any/;2d;s/^m,yes,low/f,no,also/' strongest.csv > any.csv; sti verify any.csv
  any.csv: 11 questions, 10 proved, 1 refuted (3 combinations of the values below)
    sex: f, m
    pregnant: yes, no
  any.csv:8:1: warning[STI-0505]: without `row 8` every answer would be the same: `row 5` and `row 6` say as much
      8 | -,-,low
        | ^^^^^^^ remove it, or give it something of its own to say
     = any.csv:5:1: `row 5` says it too
     = any.csv:6:1: `row 6` says it too
     = where: everywhere
     = 3 combinations
     = for example: sex f, pregnant yes
  1 file: 0 errors, 1 warning
  $ sed '1s/strongest/one/;2d;3d' strongest.csv > one.csv; sti verify one.csv | grep error
  one.csv:4:1: error[STI-0502]: `row 3` and `row 4` answer `risk` differently for some cases: `high` and `low`
  one.csv:7:1: error[STI-0502]: `row 3` and `row 7` answer `risk` differently for some cases: `high` and `low`
  1 file: 2 errors, 2 warnings

Where an answer is due

  $ cat > due.csv <<END
  > due:,age,>=18,ill,yes
  > due:,age,<2
  > age,ill,-> dose
  > >=18,yes,full
  > 1..4,-,quarter
  > END
  $ sti verify due.csv
  due.csv: 6 questions, 5 proved, 1 refuted (10 combinations of the values below)
    age: 0, 1, 2..4, 5..17, >=18 (whole numbers)
    ill: yes, not yes
  due.csv:4:1: error[STI-0501]: no row answers `dose` for some cases
      4 | >=18,yes,full
        | ^^^^^^^^^^^^^ `row 4` comes nearest
     = where: age 0
     = 2 combinations
     = for example: age 0, ill yes
  1 file: 1 error, 0 warnings
  [1]

The same as JSON

  $ cat > clinic.json <<END
  > {"values": {"hours": ">=0"},
  >  "rows": [{"if": {"hours": "<=72", "source": "positive", "contact": ["anal", "vaginal"]}, "then": {"PEP": "offer"}},
  >           {"if": {"hours": "<=72", "source": "positive", "contact": "oral"}, "then": {"PEP": "discuss"}},
  >           {"if": {"hours": "<=72", "source": "not positive"}, "then": {"PEP": "discuss"}},
  >           {"if": {"hours": ">72"}, "then": {"PEP": "none"}}]}
  > END
  $ sti verify clinic.json
  clinic.json: 10 questions, all proved (12 combinations of the values below)
    hours: 0..72, >=73 (whole numbers)
    source: positive, not positive
    contact: anal, vaginal, oral
       1  every case that needs an answer has one
       1  no case gets two different answers
       4  every row speaks in some case
       4  every row is missed in some case
  0 errors, 0 warnings
  $ sti verify clinic.json clinic.csv --format json | grep -c '"answer":"proved"'
  20

Numbers of any size, below zero where one is named, and words beside them

  $ printf 'load,base excess,-> x\n<=1000000000,-3.5..2,a\n>1000000000,-,b\nunknown,-,c\n' > numbers.csv; sti verify numbers.csv
  numbers.csv: 8 questions, 7 proved, 1 refuted (9 combinations of the values below)
    load: 0..1000000000, >=1000000001, unknown (whole numbers)
    base excess: <-3.5, -3.5..2, >2
  numbers.csv:2:1: error[STI-0501]: no row answers `x` for some cases
      2 | <=1000000000,-3.5..2,a
        | ^^^^^^^^^^^^^^^^^^^^^^ `row 2` comes nearest
     = where: load 0..1000000000, base excess <-3.5|>2
     = 2 combinations
     = for example: load 0..1000000000, base excess <-3.5
  1 file: 1 error, 0 warnings
  [1]

What cannot be read has its place

  $ printf 'a,-> b\n1,"x\n' > bad.csv; sti verify bad.csv
  bad.csv:2:3: error[STI-0109]: this quote is not closed
      2 | 1,"x
        |   ^
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'a,-> b\n"1" x,y\n' > bad.csv; sti verify bad.csv
  bad.csv:2:5: error[STI-0109]: something follows the quote that closes the cell
      2 | "1" x,y
        |     ^ a quote inside a cell is written twice
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'a,-> b\n"<=1,000",x\n<= 3 h,y\n' > bad.csv; sti verify bad.csv
  bad.csv:2:1: error[STI-0202]: `<=1,000` can be read as two numbers
      2 | "<=1,000",x
        | ^^^^^^^^^ write `<=1000`, or `<=1|000` for several
  bad.csv:3:1: error[STI-0202]: there is no number after the sign in `<= 3 h`
      3 | <= 3 h,y
        | ^^^^^^ write a number alone, of at most 12 digits and 5 decimals; a unit belongs into the heading
  1 file: 2 errors, 0 warnings
  [1]
  $ printf 'polcy:,first\npolicy:,second\ndue:,a\nvalues:,a,3|4\na,-> c,# remark\n4,,x\n5,3\n' > bad.csv; sti verify bad.csv
  bad.csv:1:1: error[STI-0201]: there is no setting `polcy:`
      1 | polcy:,first
        | ^^^^^^ did you mean `policy:`?
  bad.csv:2:9: error[STI-0204]: `second` is no policy
      2 | policy:,second
        |         ^^^^^^ it can be `one`, `first`, `strongest` or `any`
  bad.csv:3:1: error[STI-0214]: `due:` is written `due:`, then headings, each with a cell
      3 | due:,a
        | ^^^^
  bad.csv:7:1: error[STI-0214]: row 7 has 2 cells, and the headings are 3
      7 | 5,3
        | ^
  1 file: 4 errors, 0 warnings
  [1]
  $ printf 'values:,a,3|4\ndue:,b,4\na,-> c\n5,x\n4,-\n' > bad.csv; sti verify bad.csv
  bad.csv:2:6: error[STI-0203]: no heading of a fact is `b`
      2 | due:,b,4
        |      ^ did you mean `a`?
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'values:,a,3|4\na,-> c,-> C\n5,x,\n4,-,-\n' > bad.csv; sti verify bad.csv
  bad.csv:2:8: error[STI-0206]: two headings are `C`
      2 | a,-> c,-> C
        |        ^^^^
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'values:,a,3|4\na,-> c\n5,x\n4,-\n' > bad.csv; sti verify bad.csv
  bad.csv:3:1: error[STI-0204]: `5` is none of the values that there are
      3 | 5,x
        | ^ did you mean `3`?
  bad.csv:4:1: error[STI-0211]: row 4 answers nothing
      4 | 4,-
        | ^^^ fill in one of its outputs, or remove it
  1 file: 2 errors, 0 warnings
  [1]
  $ printf 'policy:,strongest\na,-> c\n5,x\n' > bad.csv; sti verify bad.csv
  bad.csv:2:3: error[STI-0205]: nothing says which answer of `c` is the strongest
      2 | a,-> c
        |   ^^^^ list its answers under `order`, strongest first
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'a,b\n5,x\n' > bad.csv; sti verify bad.csv
  bad.csv:1:1: error[STI-0205]: no heading is of an output
      1 | a,b
        | ^ write `-> ` before the name of what the table decides
  1 file: 1 error, 0 warnings
  [1]
  $ : > bad.csv; sti verify bad.csv
  bad.csv: error[STI-0205]: there is no table of headings and rows here
  1 file: 1 error, 0 warnings
  [1]
  $ printf '[]' > bad.json; sti verify bad.json
  bad.json:1:1: error[STI-0202]: expected an object, found a list
      1 | []
        | ^
  1 file: 1 error, 0 warnings
  [1]
  $ printf '{"rows": [{"if": {"a": {}}, "than": 1}]}' > bad.json; sti verify bad.json
  bad.json:1:11: error[STI-0205]: a row needs `then`
      1 | {"rows": [{"if": {"a": {}}, "than": 1}]}
        |           ^
  bad.json:1:19: error[STI-0205]: no heading is of an output
      1 | {"rows": [{"if": {"a": {}}, "than": 1}]}
        |                   ^^^ write `-> ` before the name of what the table decides
  bad.json:1:24: error[STI-0202]: expected a cell: a text, a number or a list of them, found a table
      1 | {"rows": [{"if": {"a": {}}, "than": 1}]}
        |                        ^
  bad.json:1:29: error[STI-0201]: a row has no key `than`
      1 | {"rows": [{"if": {"a": {}}, "than": 1}]}
        |                             ^^^^^^ did you mean `then`?
  1 file: 4 errors, 0 warnings
  [1]
  $ sti verify none.csv
  2> none.csv: error[STI-0107]: no such file
  [2]
  $ mkdir folder.csv; sti verify folder.csv
  2> folder.csv: error[STI-0107]: this is a folder, not a file
  [2]
  $ (echo 'a,-> b'; seq 0 200 | sed 's/.*/>=&,x/') > many.csv; sti verify many.csv
  many.csv:1:1: error[STI-0217]: the rules cut `a` into 201 values; at most 128 are held
      1 | a,-> b
        | ^
  1 file: 1 error, 0 warnings
  [1]

A word that looks like a number is none among numbers, unless `values` names it; other words stand beside them

  $ printf 'a,b,-> x\n<5,16-25,p\n>=5,l8,q\n10%%,16+,q\n1e308,16-25 år,q\n!=5,-10--5,q\n99999999999999999999999999,05.jul,q\nukjent,26-,q\nnot 1O,16 til 25,q\n' > typed.csv; sti verify typed.csv
  typed.csv:3:5: error[STI-0202]: `l8` is no number
      3 | >=5,l8,q
        |     ^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:4:1: error[STI-0202]: `10%` is no number
      4 | 10%,16+,q
        | ^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:4:5: error[STI-0202]: `16+` is no number
      4 | 10%,16+,q
        |     ^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:5:1: error[STI-0202]: `1e308` is no number
      5 | 1e308,16-25 år,q
        | ^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:5:7: error[STI-0202]: `16-25 år` is no number
      5 | 1e308,16-25 år,q
        |       ^^^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:6:1: error[STI-0202]: `!=5` is no number
      6 | !=5,-10--5,q
        | ^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:6:5: error[STI-0202]: `-10--5` is no number
      6 | !=5,-10--5,q
        |     ^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:7:1: error[STI-0202]: `99999999999999999999999999` is no number
      7 | 99999999999999999999999999,05.jul,q
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:7:28: error[STI-0202]: `05.jul` is no number
      7 | 99999999999999999999999999,05.jul,q
        |                            ^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:8:8: error[STI-0202]: `26-` is no number
      8 | ukjent,26-,q
        |        ^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:9:1: error[STI-0202]: `1O` is no number
      9 | not 1O,16 til 25,q
        | ^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  typed.csv:9:8: error[STI-0202]: `16 til 25` is no number
      9 | not 1O,16 til 25,q
        |        ^^^^^^^^^ numbers are written as `72`, `>=72` or `16..25`, without a unit and of at most 12 digits; if it is a value of its own, name it under `values`
  1 file: 12 errors, 0 warnings
  [1]
  $ printf 'values:,a,0..120,10%%\na,-> x\n<5,p\n>=5,q\n10%%,q\n' > typed.csv; sti verify typed.csv
  typed.csv: 8 questions, all proved (3 combinations of the values below)
    a: 0..4, 5..120, 10% (whole numbers)
       1  every case that needs an answer has one
       1  no case gets two different answers
       3  every row speaks in some case
       3  every row is missed in some case
  0 errors, 0 warnings

Numbers are compared as numbers where no cell names a range, too; then there are no others

  $ printf 'a,b,-> x\n"7,5",5,p\n7.5,"5,0",q\n8,6,p\n' > equal.csv; sti verify equal.csv
  equal.csv: 8 questions, 6 proved, 2 refuted (4 combinations of the values below)
    a: 7.5, 8 (only these; name others under `values`)
    b: 5, 6 (only these; name others under `values`)
  equal.csv:2:1: error[STI-0501]: no row answers `x` for some cases
      2 | "7,5",5,p
        | ^^^^^^^^^ `row 2` comes nearest
     = where: a 7.5, b 6
     = 1 of 2 combinations
     = for example: a 7.5, b 6
  equal.csv:2:1: error[STI-0501]: no row answers `x` for some cases
      2 | "7,5",5,p
        | ^^^^^^^^^ `row 2` comes nearest
     = where: a 8, b 5
     = 1 combination
     = for example: a 8, b 5
  equal.csv:3:1: error[STI-0502]: `row 2` and `row 3` answer `x` differently for some cases: `p` and `q`
      3 | 7.5,"5,0",q
        | ^^^^^^^^^^^ narrow one of them, or set a policy such as `first`
     = equal.csv:2:1: the other, `row 2`
     = where: a 7.5, b 5
     = 1 combination
     = for example: a 7.5, b 5
  1 file: 3 errors, 0 warnings
  [1]
  $ printf '{"values": {"a": [7.5, 8]}, "rows": [{"if": {"a": "7,50"}, "then": {"x": "p"}}, {"if": {"a": 8}, "then": {"x": "q"}}]}' > equal.json; sti verify equal.json | head -2
  equal.json: 6 questions, all proved (2 combinations of the values below)
    a: 7.5, 8
  $ printf 'a,-> x\n+5,p\n"not 5,0",q\n' > equal.csv; sti verify equal.csv | head -2
  equal.csv: 6 questions, all proved (2 combinations of the values below)
    a: 5, not 5

Capitals and blanks make no other word: in Norwegian letters, and of blanks that do not break

  $ printf 'Råd\302\240,-> ØL\nRød\302\240,Åpen\nRØD,åpen\nGrønn  blå,Åpen\n\302\240grønn\302\240BLÅ,\302\240Stengt\302\240\n' > letters.csv; sti verify letters.csv
  letters.csv: 10 questions, 8 proved, 2 refuted (2 combinations of the values below)
    Råd: Rød, Grønn  blå
  letters.csv:3:1: warning[STI-0505]: without `row 3` every answer would be the same: `row 2` says as much
      3 | RØD,åpen
        | ^^^^^^^^ remove it, or give it something of its own to say
     = letters.csv:2:1: `row 2` says it too
     = where: Råd Rød
     = 1 combination
     = for example: Råd Rød
  letters.csv:5:1: error[STI-0502]: `row 4` and `row 5` answer `ØL` differently for some cases: `Åpen` and `Stengt`
      5 |  grønn BLÅ, Stengt 
        | ^^^^^^^^^^^^^^^^^^^ narrow one of them, or set a policy such as `first`
     = letters.csv:4:1: the other, `row 4`
     = where: Råd Grønn  blå
     = 1 combination
     = for example: Råd Grønn  blå
  1 file: 1 error, 1 warning
  [1]
  $ printf 'optional:,øl\nvalues:,RÅD,rød|grønn\nRåd,-> ØL\nRØD,Åpen\n' > letters.csv; sti verify letters.csv | head -2
  letters.csv: 3 questions, all proved (2 combinations of the values below)
    Råd: rød, grønn

The first line may name the separator

  $ printf 'sep=;\r\na;b,c;-> x\r\n1;"p;q";yes\r\n' > sep.csv; sti verify sep.csv | head -3
  sep.csv: 3 questions, 2 proved, 1 refuted (4 combinations of the values below)
    a: 1, not 1
    b,c: p;q, not p;q

What is set twice, and a fact and an output of one name

  $ printf 'policy:,first\npolicy:,first\na,-> x\n1,p\n' > twice.csv; sti verify twice.csv
  twice.csv:2:9: error[STI-0108]: `policy` is set twice
      2 | policy:,first
        |         ^^^^^ remove one of them
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'values:,Å,1|2\nvalues:,å,1|3\nå,-> x\n1,p\n2,q\n' > twice.csv; sti verify twice.csv
  twice.csv:2:9: error[STI-0108]: `values` of `å` is set twice
      2 | values:,å,1|3
        |         ^ remove one of them
  1 file: 1 error, 0 warnings
  [1]
  $ printf 'order:,x,p|q|P\norder:,X,r\na,-> x\n1,p\n' > twice.csv; sti verify twice.csv
  twice.csv:1:10: error[STI-0206]: `order` has `P` twice
      1 | order:,x,p|q|P
        |          ^^^^^ remove one of them
  twice.csv:2:8: error[STI-0108]: `order` of `X` is set twice
      2 | order:,X,r
        |        ^ remove one of them
  1 file: 2 errors, 0 warnings
  [1]
  $ printf 'a,-> A\n1,p\n' > twice.csv; sti verify twice.csv
  twice.csv:1:3: error[STI-0206]: a fact and an output are both `A`
      1 | a,-> A
        |   ^^^^ give one of them another name
  1 file: 1 error, 0 warnings
  [1]

Columns and conditions have a limit

  $ python3 -c 'n = 100000; print(",".join("f%d" % i for i in range(n)) + ",-> x"); print(",".join("a" for i in range(n)) + ",y")' > wider.csv; sti verify wider.csv | cut -c1-100 | head -1
  wider.csv:1:10891: error[STI-0105]: the table has 100001 columns; at most 2000 are read
  $ python3 -c 'n = 2001; print("{\"rows\": [{\"if\": {" + ", ".join("\"f%d\": 1" % i for i in range(n)) + "}, \"then\": {\"x\": 1}}]}")' > wider.json; sti verify wider.json | cut -c1-100 | head -1
  wider.json:1:22909: error[STI-0105]: the table has 2002 columns; at most 2000 are read
  $ (yes due:,a,1 | head -16384; printf 'a,-> x\n1,p\n2,q\n') > dues.csv; sti verify dues.csv
  dues.csv:1:6: error[STI-0223]: where `x` has to be answered expands into more than 10000 rows
      1 | due:,a,1
        |      ^ name fewer alternatives
  1 file: 1 error, 0 warnings
  [1]

A file that is not there keeps no other from being proved

  $ sti verify none.csv sep.csv none/pack | head -2
  sep.csv: 3 questions, 2 proved, 1 refuted (4 combinations of the values below)
    a: 1, not 1
  2> PACK: error[STI-0001]: no pack and no folder named `none/pack`
  2>    = there are `no`
  2> none.csv: error[STI-0107]: no such file
  $ sti verify none.csv sep.csv
  sep.csv: 3 questions, 2 proved, 1 refuted (4 combinations of the values below)
    a: 1, not 1
    b,c: p;q, not p;q
  sep.csv:3:1: error[STI-0501]: no row answers `x` for some cases
      3 | 1;"p;q";yes
        | ^^^^^^^^^^^ `row 3` comes nearest
     = where: a not 1
     = 2 of 3 combinations
     = for example: a not 1, b,c p;q
  sep.csv:3:1: error[STI-0501]: no row answers `x` for some cases
      3 | 1;"p;q";yes
        | ^^^^^^^^^^^ `row 3` comes nearest
     = where: a 1, b,c not p;q
     = 1 combination
     = for example: a 1, b,c not p;q
  1 file: 2 errors, 0 warnings
  2> none.csv: error[STI-0107]: no such file
  [2]
  $ sti verify none.csv sep.csv --format github
  ::error file=none.csv,title=STI-0107 unreadable::no such file
  ::error file=sep.csv,line=3,endLine=3,col=1,endColumn=12,title=STI-0501 gap::no row answers `x` for some cases%0A`row 3` comes nearest%0Awhere: a not 1%0A2 of 3 combinations%0Afor example: a not 1, b,c p;q
  ::error file=sep.csv,line=3,endLine=3,col=1,endColumn=12,title=STI-0501 gap::no row answers `x` for some cases%0A`row 3` comes nearest%0Awhere: a 1, b,c not p;q%0A1 combination%0Afor example: a 1, b,c not p;q
  2 files: 3 errors, 0 warnings
  [2]
  $ sti verify wider.json sep.csv --output sep.csv
  2> sep.csv: error[STI-0001]: the result would overwrite this
  2>    = write it to another file
  [2]
