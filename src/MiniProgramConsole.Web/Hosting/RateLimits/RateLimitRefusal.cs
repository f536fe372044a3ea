using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>A request past its limit.</summary>
/// <param name="Seconds">How long to wait.</param>
public sealed record RateLimitRefusal(int Seconds)
{
    public Message Message => new Message("RateLimit.Wait", Seconds);
}
