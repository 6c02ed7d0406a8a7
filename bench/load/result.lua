-- What every load has in common: threads are numbered, answers may be counted by status, and what wrk has measured is printed
-- as one line of JSON for lib/wrk.mjs.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

-- `as_wanted` and `otherwise` are counted by loads that look at each answer; the others leave it to wrk (status over 399).
function done(summary, latency)
  local as_wanted, otherwise = 0, 0
  for _, thread in ipairs(threads) do
    as_wanted = as_wanted + (thread:get("as_wanted") or 0)
    otherwise = otherwise + (thread:get("otherwise") or 0)
  end
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p95":%.3f,"p99":%.3f,"max":%.3f,'
      .. '"refused":%d,"broken":%d,"as_wanted":%d,"otherwise":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, as_wanted, otherwise))
end
