using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

public sealed record RateLimitRefusal(int Seconds)
{
    public Message Message => new Message("RateLimit.Wait", Seconds);
}
