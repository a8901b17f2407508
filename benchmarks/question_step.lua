-- Load for wrk: women who take the check, one to a connection (start wrk with as many threads as connections).
--
-- A step is what one press of "Next" costs: the form is posted with its token (POST, 302), and the next question is
-- fetched (GET, 200). The way to the first question and the page of the result are asked for too, but not counted.

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *now);
]]
local MONOTONIC = 1
local OPENING = "/check/you/after-birth"
local BIRTHS = { "vaginal", "assisted", "planned_caesarean", "emergency_caesarean", "" }
local NEEDLES = { "none", "epidural", "spinal", "both", "unsure" }

local moment = ffi.new("moment")
local function now_ms()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
end

-- ---- one woman

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("seed", #threads)
end

function init(args)
  host = args[1]
  math.randomseed(20261122 + seed)
  steps, wrong, by_ms = 0, 0, {}
  cookies, following, form, sent_at = {}, OPENING, nil, nil
end

local function pick(list)
  return list[math.random(#list)]
end

local function encoded(fields)
  local parts = {}
  for _, field in ipairs(fields) do
    parts[#parts + 1] = field[1] .. "=" .. (field[2]:gsub("[^%w%-_.~]", function(c)
      return string.format("%%%02X", c:byte())
    end))
  end
  return table.concat(parts, "&")
end

local function headers(body)
  local jar = {}
  for name, value in pairs(cookies) do
    jar[#jar + 1] = name .. "=" .. value
  end
  local told = { Host = host, ["Accept-Language"] = "en-GB,en;q=0.9", Cookie = table.concat(jar, "; ") }
  if body then
    told["Content-Type"] = "application/x-www-form-urlencoded"
    told["Origin"] = "http://" .. host
  end
  return told
end

function request()
  if form then
    sent_at = form.counts and now_ms() or nil
    return wrk.format("POST", form.path, headers(true), encoded(form.fields))
  end
  return wrk.format("GET", following, headers(false))
end

-- ---- what she gives

local function opening_fields()
  return {
    { "since", tostring(math.random(0, 1000)) }, { "unit", "days" }, { "birth", pick(BIRTHS) },
    { "neuraxial", pick(NEEDLES) }, { "age", "" },
  }
end

local function values(page, name)
  local found = {}
  for value in page:gmatch('<input type="[a-z]+" name="' .. name .. '" value="([^"]*)"') do
    found[#found + 1] = value
  end
  return found
end

-- Mostly none, sometimes unsure, seldom a yes; one option of a question, or a skip.
local function given(page)
  local unsure = values(page, "unsure")
  if #unsure > 0 then
    local chance = math.random()
    if chance < 0.1 then return { "unsure", pick(unsure) } end
    return { "none", "on" }
  end
  local options = values(page, "answer")
  if #options > 0 and math.random() < 0.9 then return { "answer", pick(options) } end
  return { "skip", "1" }
end

local function read_form(page, path)
  local token = page:match('name="csrfmiddlewaretoken" value="([^"]+)"')
  if path == OPENING then
    form = { path = path, fields = opening_fields(), counts = false }
  else
    local shown = page:match('name="shown" value="([^"]*)"')
    if not shown then return false end
    form = { path = path, fields = { { "shown", shown }, given(page) }, counts = true }
  end
  form.fields[#form.fields + 1] = { "csrfmiddlewaretoken", token }
  return true
end

-- ---- what comes back

local function take_cookies(answer)
  for name, value in pairs(answer) do
    if name:lower() == "set-cookie" then
      local cookie, content = value:match("^([^=]+)=([^;]*)")
      cookies[cookie] = content
    end
  end
end

local function start_again()
  cookies, following, form, sent_at = {}, OPENING, nil, nil
end

local function count_step()
  if sent_at then
    local ms = math.floor(now_ms() - sent_at)
    by_ms[ms] = (by_ms[ms] or 0) + 1
    steps, sent_at = steps + 1, nil
  end
end

function response(status, answer, body)
  take_cookies(answer)
  if status == 302 then
    following, form = (answer["Location"] or answer["location"]), nil
  elseif status == 200 then
    local posted = form ~= nil
    form = nil
    if posted then -- a form that was refused comes back with 200
      wrong = wrong + 1
      start_again()
    else
      count_step()
      if not read_form(body, following) then start_again() end -- the result
    end
  else
    wrong = wrong + 1
    start_again()
  end
end

-- ---- what came out, as one line of JSON

local function at_share(counts, total, share)
  local seen, last = 0, 0
  local keys = {}
  for ms in pairs(counts) do keys[#keys + 1] = ms end
  table.sort(keys)
  for _, ms in ipairs(keys) do
    seen, last = seen + counts[ms], ms
    if seen >= share * total then return ms + 1 end
  end
  return last + 1
end

function done(summary, latency, requests)
  local all, total, refused = {}, 0, 0
  for _, thread in ipairs(threads) do
    total, refused = total + thread:get("steps"), refused + thread:get("wrong")
    for ms, count in pairs(thread:get("by_ms")) do
      all[ms] = (all[ms] or 0) + count
    end
  end
  local e = summary.errors
  local errors = e.connect + e.read + e.write + e.timeout + e.status + refused
  io.write(string.format(
    '{"steps": %d, "seconds": %.3f, "requests": %d, "median_ms": %d, "p99_ms": %d, "most_ms": %d, "errors": %d}\n',
    total, summary.duration / 1e6, summary.requests, at_share(all, total, 0.5), at_share(all, total, 0.99),
    at_share(all, total, 1), errors))
end
