namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>How often an action may be asked for.</summary>
/// <param name="limit">Which limit it counts under.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RateLimitAttribute(RateLimit limit) : Attribute
{
    public RateLimit Limit { get; } = limit;

    /// <summary>
    /// Whether the action is run past the limit too, and only shows its form again, with what was typed; it asks
    /// <see cref="RateLimitRefusal"/> before anything else. Otherwise a page with nothing in it says how long to wait.
    /// </summary>
    public bool FormComesBack { get; init; }

    /// <summary>Whether only scripts ask, whatever they say they want.</summary>
    public bool IsForScripts { get; init; }
}
