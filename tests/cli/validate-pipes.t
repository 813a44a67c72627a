What is neither a file nor a folder is told, and nothing waits for it.

  $ sti pack new clinic --now 2026-11-24 2> /dev/null; mkfifo pipe clinic/pipe.toml; ln -s nowhere clinic/link.toml; ln -s /dev/zero clinic/device.toml
  $ sti validate -q pipe
  pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti validate -q /dev/null
  /dev/null: error[STI-0107]: this is a device, not a file
  [2]
  $ sti validate -q clinic/pipe.toml clinic/pack.toml --now 2026-11-24
  clinic/pipe.toml: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti validate -q clinic --ignore unverified --now 2026-11-24
  clinic/device.toml: error[STI-0107]: this is a device, not a file
  clinic/link.toml: error[STI-0107]: no such file
  clinic/pipe.toml: error[STI-0107]: this is a named pipe, not a file
  [1]
  $ sti validate clinic --ignore unverified --now 2026-11-24 --format json 2> /dev/null | tail -1
  ],"files":6,"errors":3,"warnings":0,"notes":0,"known":0,"fixed":0}
  $ sti validate -q clinic --baseline pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
  $ sti advise --case pipe
  2> pipe: error[STI-0107]: this is a named pipe, not a file
  [2]
