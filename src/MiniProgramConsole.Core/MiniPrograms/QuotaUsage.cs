using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>How many of a merchant's places for a launch target are used.</summary>
/// <param name="Target">The launch target.</param>
/// <param name="Used">How many places are used.</param>
public sealed record QuotaUsage(LaunchTarget Target, int Used)
{
    /// <summary>Whether no place is left.</summary>
    public bool IsFull => Used >= Target.Limit;
}
