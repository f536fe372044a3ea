namespace MiniProgramConsole.Web.Hosting.RateLimits;

[AttributeUsage(AttributeTargets.Method)]
public sealed class RateLimitAttribute(RateLimit limit) : Attribute
{
    public RateLimit Limit { get; } = limit;

    /// <summary>Runs the action past the limit too: it checks <see cref="RateLimitRefusal"/> first and shows its form again.</summary>
    public bool FormComesBack { get; init; }

    public bool IsForScripts { get; init; }
}
