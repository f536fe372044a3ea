-- For wrk: sends the form in the file BODY, each time with a key and a logo of its own. KEY stands for the key; the logo is the last
-- part, and what stands behind its end is no part of the picture. Prints how many answers were no redirect.
local file = assert(io.open(os.getenv("BODY"), "rb"))
local body = file:read("*a")
file:close()
local tail = "\r\n--" .. os.getenv("BOUNDARY") .. "--\r\n"
local at = body:find("@KEY@", 1, true)
local head, rest = at and body:sub(1, at - 1) or "", at and body:sub(at + 5) or body
local number, threads = 0, {}
other = 0

function setup(thread) table.insert(threads, thread) end

function init() math.randomseed(os.time()) end

function request()
  number = number + 1
  local key = string.format("%08x-0000-4000-8000-%012x", math.random(0, 2 ^ 31 - 1), number)
  return wrk.format("POST", nil, nil, head .. (at and key or "") .. rest .. key .. tail)
end

function response(status) if status ~= 302 then other = other + 1 end end

function done()
  for _, thread in ipairs(threads) do io.write(string.format("Other answers: %d\n", thread:get("other"))) end
end
