-- Buys one prepared product after the other, each once. BENCH_JOBS is a file of lines `product_id amount buyer`, BENCH_TOKENS
-- one of access tokens, the first buyer's first. Thread i of n takes every n-th job, from the i-th.

require("result")

local path = os.getenv("BENCH_PATH")
local threads = tonumber(os.getenv("BENCH_THREADS"))
local jobs, tokens = {}, {}
local turn = 0

as_wanted, otherwise = 0, 0

function init()
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    table.insert(tokens, "Bearer " .. token)
  end
  local line = 0
  for job in io.lines(os.getenv("BENCH_JOBS")) do
    if line % threads == number then
      table.insert(jobs, job)
    end
    line = line + 1
  end
end

-- When there is nothing left to buy, the last one is bought again: it is refused, and so the shortage shows.
function request()
  turn = math.min(turn + 1, #jobs)
  local product, amount, buyer = jobs[turn]:match("(%S+) (%S+) (%S+)")
  return wrk.format("POST", path, {
    ["Host"] = wrk.headers["Host"],
    ["Authorization"] = tokens[tonumber(buyer)],
    ["Content-Type"] = "application/json",
  }, string.format('{"product_id":%s,"amount":%s}', product, amount))
end

function response(status)
  if status == 201 then
    as_wanted = as_wanted + 1
  else
    otherwise = otherwise + 1
  end
end
