-- GETs one of many paths, each as likely as any other. BENCH_PATHS is a file with one on each line.

require("result")

local paths, requests = {}, {}

function init()
  for path in io.lines(os.getenv("BENCH_PATHS")) do
    table.insert(paths, path)
  end
  math.randomseed(os.getenv("BENCH_SEED") * 64 + number)
end

function request()
  local turn = math.random(#paths)
  requests[turn] = requests[turn] or wrk.format("GET", paths[turn])
  return requests[turn]
end
